package org.millwright.app.role;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;
import org.millwright.routes.decide.EdgeDecision;
import org.millwright.routes.decide.StandingChange;

/** What the edge did, for {@code /actuator/prometheus}. */
final class EdgeFigures implements EdgeDecision.Probe, Consumer<StandingChange> {

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Timer decisions;
  private final Map<String, Timer> latencies = new ConcurrentHashMap<>();
  private final Counter readings;
  private final Counter changes;

  EdgeFigures(MeterRegistry meters, InstantSource clock) {
    this.meters = meters;
    this.clock = clock;
    decisions =
        Timer.builder("millwright.edge.decision")
            .description("From the arrival of a frame to the decision on its last reading")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofNanos(10_000))
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
    if (!frame.historical()) {
      newest(frame).ifPresent(at -> latency(frame).record(Duration.between(at, clock.instant())));
    }
  }

  @Override
  public void accept(StandingChange change) {
    changes.increment();
  }

  private static Optional<Instant> newest(Frame frame) {
    return frame.observations().stream().map(Observation::at).max(Comparator.naturalOrder());
  }

  /** One for each protocol, which is how a frame's source begins: {@code mqtt:packer-1}. */
  private Timer latency(Frame frame) {
    String source = frame.id().source();
    return latencies.computeIfAbsent(
        source.substring(0, Math.max(0, source.indexOf(':'))), this::latency);
  }

  private Timer latency(String protocol) {
    return Timer.builder("millwright.edge.latency")
        .description("From the own time of a frame's newest reading to the decision on its last")
        .tag("protocol", protocol)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .register(meters);
  }
}
