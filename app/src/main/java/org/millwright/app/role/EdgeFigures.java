package org.millwright.app.role;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.millwright.domain.observation.Frame;
import org.millwright.routes.decide.EdgeDecision;
import org.millwright.routes.decide.StandingChange;

/** What the edge did, for {@code /actuator/prometheus}. */
final class EdgeFigures implements EdgeDecision.Probe, Consumer<StandingChange> {

  private final Timer decisions;
  private final Counter readings;
  private final Counter changes;

  EdgeFigures(MeterRegistry meters) {
    decisions =
        Timer.builder("millwright.edge.decision")
            .description("From the arrival of a frame to the decision on its last reading")
            .publishPercentileHistogram()
            .register(meters);
    readings =
        Counter.builder("millwright.edge.readings")
            .description("Readings that were held against their limits")
            .register(meters);
    changes =
        Counter.builder("millwright.edge.standing.changes")
            .description("Readings that came to stand otherwise to a limit")
            .register(meters);
  }

  @Override
  public void decided(Frame frame, long receivedNanos, long decidedNanos) {
    decisions.record(decidedNanos - receivedNanos, TimeUnit.NANOSECONDS);
    readings.increment(frame.observations().size());
  }

  @Override
  public void accept(StandingChange change) {
    changes.increment();
  }
}
