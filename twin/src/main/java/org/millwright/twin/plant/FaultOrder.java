package org.millwright.twin.plant;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that somebody asks for. All times are simulated time.
 *
 * @param machine id of the machine
 * @param kind what goes wrong
 * @param after how long from now, 0 or more
 * @param length how long it lasts; empty: until the machine is repaired or the fault is withdrawn
 * @param sensor the sensor of a sensor fault; others ignore it
 * @param skew of the machine's clock, positive: it is fast; only a clock skew reads it
 */
public record FaultOrder(
    String machine,
    FaultKind kind,
    Duration after,
    Optional<Duration> length,
    Sensor sensor,
    Duration skew) {

  /** The longest time that may be asked for, and the largest skew. */
  public static final Duration LONGEST = Duration.ofDays(30);

  public FaultOrder {
    requireBetween("after", after, Duration.ZERO);
    length.ifPresent(l -> requireBetween("for", l, Plant.STEP));
    requireBetween("seconds", skew, LONGEST.negated());
  }

  /** A fault that starts at once and lasts until it is repaired. */
  public static FaultOrder of(String machine, FaultKind kind) {
    return new FaultOrder(
        machine, kind, Duration.ZERO, Optional.empty(), Sensor.VIBRATION, Duration.ofSeconds(30));
  }

  private static void requireBetween(String name, Duration given, Duration least) {
    if (given.compareTo(least) < 0 || given.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name + ": found " + given + ", expected a time between " + least + " and " + LONGEST);
    }
  }
}
