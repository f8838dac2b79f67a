package org.millwright.rules.fact;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Figures;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineState;

/** A machine as rules see it. */
public record Machine(MachineFacts facts) {

  private static final SignalName CLOCK = new SignalName("clock");

  /** After an outage a broker hands over what it kept, late for a while by good clocks. */
  private static final Duration RAISE_AFTER = Duration.ofMinutes(5);

  private static final Duration CLEAR_AFTER = Duration.ofSeconds(10);

  /** The machine's id, such as {@code cnc-1}. */
  public String getId() {
    return facts.machine().value();
  }

  /** The word of its state, such as {@code running}. */
  public String getState() {
    return facts.state().word();
  }

  public boolean isRunning() {
    return facts.state() == MachineState.RUNNING;
  }

  public boolean isConnected() {
    return facts.connected();
  }

  /** For how many seconds it has been in its state. */
  public double getSecondsInState() {
    return facts.inState().toMillis() / 1000.0;
  }

  /** How many seconds its readings are behind their arrival; negative when they are ahead. */
  public double getLagSeconds() {
    return facts.lag().toMillis() / 1000.0;
  }

  /**
   * The ground for a verdict on the machine's clock: a warning, after 5 min, until 10 s after.
   *
   * @param limit seconds that the clock may be off, either way
   */
  public Ground clock(double limit) {
    double lag = getLagSeconds();
    return new Ground(
        facts.machine(),
        Severity.WARNING,
        RAISE_AFTER,
        CLEAR_AFTER,
        String.format(
            Locale.ROOT,
            "readings arrive %.1f s %s their own time, limit %s s",
            Math.abs(lag),
            lag >= 0 ? "after" : "before",
            Figures.plain(limit)),
        List.of(
            new Evidence(
                CLOCK,
                "lag",
                lag,
                Unit.SECOND,
                OptionalDouble.of(limit),
                facts.at(),
                facts.at(),
                "rules/maintenance/clock-suspect.drl")));
  }
}
