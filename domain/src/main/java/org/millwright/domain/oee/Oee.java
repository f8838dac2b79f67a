package org.millwright.domain.oee;

import java.util.OptionalDouble;

/**
 * The key performance indicators of ISO 22400-2:2014 for the time and the output of a window. Every
 * indicator is a ratio, 1 for 100 %, and empty where its denominator is 0: no production is no
 * quality, neither 0 nor 1.
 *
 * <p>This is the one place where they are computed. A line, a plant or a month is the {@link #plus}
 * of its parts, which makes its OEE Σ(PRI · GQ) / ΣPBT and never a mean of percentages.
 */
public record Oee(TimeAccount time, Output output) {

  /** No time, no output. */
  public static final Oee NONE = new Oee(TimeAccount.NONE, Output.NONE);

  private static final double MICROS_PER_MILLI = 1_000;

  /** Both together. */
  public Oee plus(Oee other) {
    return new Oee(time.plus(other.time), output.plus(other.output));
  }

  /** Availability: APT / PBT. Setup is a loss here. */
  public OptionalDouble availability() {
    return ratio(millis(TimeElement.PRODUCTION), time.busyMillis());
  }

  /**
   * Effectiveness: PRI · PQ / APT. It is above 1 when the planned run time is too long, and is
   * shown so.
   */
  public OptionalDouble effectiveness() {
    return paced(output.plannedMicros(), millis(TimeElement.PRODUCTION));
  }

  /** Quality ratio: GQ / PQ. Rework is not good. */
  public OptionalDouble quality() {
    return ratio(output.good(), output.produced());
  }

  /** OEE index: PRI · GQ / PBT, which is availability · effectiveness · quality. */
  public OptionalDouble oee() {
    return paced(output.plannedGoodMicros(), time.busyMillis());
  }

  /** NEE index: (AUPT / PBT) · effectiveness · quality. Setup is no loss here. */
  public OptionalDouble netEquipmentEffectiveness() {
    OptionalDouble pace = paced(output.plannedGoodMicros(), millis(TimeElement.PRODUCTION));
    OptionalDouble used = ratio(processing(), time.busyMillis());
    return pace.isPresent() && used.isPresent()
        ? OptionalDouble.of(used.getAsDouble() * pace.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Utilisation efficiency: APT / AUBT. */
  public OptionalDouble utilisationEfficiency() {
    return ratio(millis(TimeElement.PRODUCTION), busy());
  }

  /** Technical efficiency: APT / (APT + ADET). */
  public OptionalDouble technicalEfficiency() {
    return ratio(
        millis(TimeElement.PRODUCTION), millis(TimeElement.PRODUCTION) + millis(TimeElement.DELAY));
  }

  /** Allocation efficiency: AUBT / PBT. */
  public OptionalDouble allocationEfficiency() {
    return ratio(busy(), time.busyMillis());
  }

  /** Setup ratio: AUST / AUPT. */
  public OptionalDouble setupRatio() {
    return ratio(millis(TimeElement.SETUP), processing());
  }

  /** Scrap ratio: SQ / PQ. */
  public OptionalDouble scrapRatio() {
    return ratio(output.scrap(), output.produced());
  }

  /** Rework ratio: RQ / PQ. */
  public OptionalDouble reworkRatio() {
    return ratio(output.rework(), output.produced());
  }

  /**
   * First-pass yield: pieces that were good without rework / inspected pieces. Every piece counts
   * as inspected; which single piece was, counters do not tell.
   */
  public OptionalDouble firstPassYield() {
    return quality();
  }

  /** TEEP of TPM, which ISO 22400-2 does not have: PRI · GQ / calendar time. */
  public OptionalDouble teep() {
    return paced(output.plannedGoodMicros(), time.calendarMillis());
  }

  /** AUPT, actual unit processing time. */
  private double processing() {
    return millis(TimeElement.PRODUCTION) + millis(TimeElement.SETUP);
  }

  /** AUBT, actual unit busy time. */
  private double busy() {
    return processing() + millis(TimeElement.DELAY);
  }

  private double millis(TimeElement element) {
    return time.millis(element);
  }

  /** What rests on the planned run time: not defined when pieces of none were made. */
  private OptionalDouble paced(long plannedMicros, double millis) {
    return output.unplanned() > 0
        ? OptionalDouble.empty()
        : ratio(plannedMicros / MICROS_PER_MILLI, millis);
  }

  private static OptionalDouble ratio(double part, double whole) {
    return whole > 0 ? OptionalDouble.of(part / whole) : OptionalDouble.empty();
  }
}
