package org.millwright.connectors.historian;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * What part of history is wanted.
 *
 * @param from first time, included
 * @param to last time, not included; at most 10 years after {@code from}
 * @param points most rows, 10 to 5000
 */
public record HistoryQuery(
    MachineId machine, SignalName signal, Instant from, Instant to, int points) {

  public static final int DEFAULT_POINTS = 500;
  private static final Duration LONGEST = Duration.ofDays(3653);

  public HistoryQuery {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(signal, "signal");
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "from is " + from + " and to is " + to + ", expected from before to, within 10 years");
    }
    if (points < 10 || points > 5000) {
      throw new IllegalArgumentException("points is " + points + ", expected 10 to 5000");
    }
  }
}
