package org.millwright.rules.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.measure.Figures;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;
import org.millwright.rules.SensorLimit;

/**
 * A sensor that is watched, by its row of {@code sensor-limits.csv}.
 *
 * @param othersFresh true when another signal of the machine is fresh: the connection is not to
 *     blame
 */
public record Sensor(Machine machine, SignalFacts facts, SensorLimit limit, boolean othersFresh) {

  /** The signal's name, such as {@code vibration}. */
  public String getSignal() {
    return facts.signal().value();
  }

  public boolean isConnected() {
    return machine.isConnected();
  }

  public boolean isRunning() {
    return machine.isRunning();
  }

  public boolean isGood() {
    return facts.quality() == Quality.GOOD;
  }

  public boolean isOthersFresh() {
    return othersFresh;
  }

  /** For how many seconds the value has been exactly the same. */
  public double getUnchangedSeconds() {
    return seconds(facts.unchanged());
  }

  public double getStuckAfterSeconds() {
    return seconds(limit.stuckAfter());
  }

  /** Seconds since the last good value. */
  public double getAgeSeconds() {
    return seconds(facts.age());
  }

  public double getSilentAfterSeconds() {
    return seconds(limit.silentAfter());
  }

  /** The ground for a verdict on a value that does not move. */
  public Ground stuck() {
    return ground("unchanged", facts.unchanged(), limit.stuckAfter(), "has shown the same value");
  }

  /** The ground for a verdict on a sensor that is not heard. */
  public Ground silent() {
    return ground("age", facts.age(), limit.silentAfter(), "has shown nothing good");
  }

  private Ground ground(String statistic, Duration lasted, Duration allowed, String what) {
    Instant to = machine.facts().at();
    String reason =
        "%s %s for %s s, limit %s s (%s)"
            .formatted(
                facts.signal(),
                what,
                Figures.plain(seconds(lasted)),
                Figures.plain(seconds(allowed)),
                limit.reason());
    return new Ground(
        facts.machine(),
        limit.severity(),
        Duration.ZERO,
        limit.clearAfter(),
        reason,
        List.of(
            new Evidence(
                facts.signal(),
                statistic,
                seconds(lasted),
                Unit.SECOND,
                OptionalDouble.of(seconds(allowed)),
                to.minus(lasted),
                to,
                limit.place())));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
