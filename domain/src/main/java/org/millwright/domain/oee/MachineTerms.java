package org.millwright.domain.oee;

import java.time.Duration;
import java.util.Objects;

/**
 * On which terms a machine's time is counted: a row of {@code rules/oee/machines.csv}.
 *
 * @param microStop a shorter stop is a minor stop and needs no reason; 0 or more
 * @param silence a machine that was not heard for longer is unknown from then on; above 0
 * @param orderAssumed true when planned time counts as time with an order, for plants that do not
 *     tell orders to their machines
 * @param target the OEE to reach, above 0 and at most 1
 */
public record MachineTerms(
    Duration microStop, Duration silence, boolean orderAssumed, double target) {

  /** For a machine without a row: minor below 60 s, silent after 10 s, 0.85 to reach. */
  public static final MachineTerms STANDARD =
      new MachineTerms(Duration.ofSeconds(60), Duration.ofSeconds(10), true, 0.85);

  public MachineTerms {
    Objects.requireNonNull(microStop, "microStop");
    if (microStop.isNegative()) {
      throw new IllegalArgumentException("micro stop is " + microStop + ", expected 0 or more");
    }
    if (silence.isNegative() || silence.isZero()) {
      throw new IllegalArgumentException("silence is " + silence + ", expected above 0");
    }
    if (!(target > 0 && target <= 1)) {
      throw new IllegalArgumentException(
          "target is " + target + ", expected above 0 and at most 1");
    }
  }
}
