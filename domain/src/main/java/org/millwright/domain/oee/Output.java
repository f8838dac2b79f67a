package org.millwright.domain.oee;

import java.time.Duration;

/**
 * What was made in a window, in whole pieces, and how long it should have taken. Outputs of several
 * products add up, each by its own planned run time; integers keep the sum the same in any order.
 *
 * @param produced PQ, everything that was made
 * @param good GQ, good the first time
 * @param scrap SQ
 * @param rework RQ; not good, though it may become so
 * @param plannedMicros Σ PRI · PQ, microseconds
 * @param plannedGoodMicros Σ PRI · GQ, microseconds
 * @param unplanned pieces without a PRI; what rests on the PRI is then not defined
 */
public record Output(
    long produced,
    long good,
    long scrap,
    long rework,
    long plannedMicros,
    long plannedGoodMicros,
    long unplanned) {

  /** Nothing was made. */
  public static final Output NONE = new Output(0, 0, 0, 0, 0, 0, 0);

  public Output {
    notNegative("produced", produced);
    notNegative("good", good);
    notNegative("scrap", scrap);
    notNegative("rework", rework);
    if (good > produced) {
      throw new IllegalArgumentException(
          "good is " + good + ", expected at most the " + produced + " that were produced");
    }
  }

  private static void notNegative(String name, long pieces) {
    if (pieces < 0) {
      throw new IllegalArgumentException(name + " is " + pieces + ", expected 0 or more");
    }
  }

  /**
   * Pieces of one product.
   *
   * @param plannedRunTime PRI, per piece, above 0, to the microsecond
   */
  public static Output of(
      Duration plannedRunTime, long produced, long good, long scrap, long rework) {
    if (plannedRunTime.isNegative() || plannedRunTime.isZero()) {
      throw new IllegalArgumentException(
          "planned run time per item is " + plannedRunTime + ", expected above 0");
    }
    long micros = plannedRunTime.toNanos() / 1_000;
    return new Output(
        produced,
        good,
        scrap,
        rework,
        Math.multiplyExact(micros, produced),
        Math.multiplyExact(micros, good),
        0);
  }

  /** Both together. */
  public Output plus(Output other) {
    return new Output(
        produced + other.produced,
        good + other.good,
        scrap + other.scrap,
        rework + other.rework,
        Math.addExact(plannedMicros, other.plannedMicros),
        Math.addExact(plannedGoodMicros, other.plannedGoodMicros),
        unplanned + other.unplanned);
  }
}
