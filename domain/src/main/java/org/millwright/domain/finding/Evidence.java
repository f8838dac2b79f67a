package org.millwright.domain.finding;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;

/**
 * What a finding rests on.
 *
 * @param statistic what was computed from the readings: {@code mean}, {@code age}, {@code
 *     unchanged}, {@code lag}
 * @param value of the statistic, in {@code unit}
 * @param limit what it was held against, in {@code unit}
 * @param from event time of the first reading
 * @param to event time of the last reading
 * @param source where the limit stands, {@code file:line}
 */
public record Evidence(
    SignalName signal,
    String statistic,
    double value,
    Unit unit,
    OptionalDouble limit,
    Instant from,
    Instant to,
    String source) {
  public Evidence {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(unit, "unit");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "evidence ends at " + to + ", before it begins at " + from);
    }
  }
}
