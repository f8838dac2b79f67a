package org.millwright.app.api;

import java.time.Duration;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OeeNews.RunningShift;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Reliability;
import org.millwright.domain.oee.Reliability.Denominator;
import org.millwright.domain.oee.TimeElement;

/**
 * All figures of a window as JSON: seconds, pieces, and ratios, 1 for 100 %, null where a ratio is
 * not defined.
 *
 * @param plannedSeconds Σ PRI · PQ; null when pieces without a PRI were made
 * @param goodSeconds Σ PRI · GQ; null when pieces without a PRI were made
 * @param failures null where they are not counted
 * @param outside what was made outside planned busy time, or unseen; no part of the indicators
 */
public record OeeFigures(
    Time time,
    Counts counts,
    @Nullable Double plannedSeconds,
    @Nullable Double goodSeconds,
    @Nullable Double availability,
    @Nullable Double effectiveness,
    @Nullable Double quality,
    @Nullable Double oee,
    @Nullable Double nee,
    @Nullable Double utilisationEfficiency,
    @Nullable Double technicalEfficiency,
    @Nullable Double allocationEfficiency,
    @Nullable Double setupRatio,
    @Nullable Double scrapRatio,
    @Nullable Double reworkRatio,
    @Nullable Double firstPassYield,
    @Nullable Double teep,
    @Nullable Long failures,
    @Nullable Double mtbf,
    @Nullable Double mttr,
    Outside outside,
    long unmatchedRejects) {

  /** The time elements of ISO 22400-2, seconds. */
  public record Time(
      double calendar,
      double unscheduled,
      double plannedOperation,
      double plannedDown,
      double unknown,
      double plannedBusy,
      double production,
      double setup,
      double delay,
      double down) {}

  /** Pieces. */
  public record Counts(long produced, long good, long scrap, long rework, long withoutCycle) {}

  /** What is no part of the indicators. */
  public record Outside(long produced, long good, double seconds) {}

  private static final double MICROS = 1e6;

  /** The figures of a window. */
  public static OeeFigures of(
      Oee oee, Output outside, Duration offPlan, long unmatched, @Nullable Reliability failures) {
    Output output = oee.output();
    boolean paced = output.unplanned() == 0;
    return new OeeFigures(
        time(oee),
        new Counts(
            output.produced(), output.good(), output.scrap(), output.rework(), output.unplanned()),
        paced ? output.plannedMicros() / MICROS : null,
        paced ? output.plannedGoodMicros() / MICROS : null,
        boxed(oee.availability()),
        boxed(oee.effectiveness()),
        boxed(oee.quality()),
        boxed(oee.oee()),
        boxed(oee.netEquipmentEffectiveness()),
        boxed(oee.utilisationEfficiency()),
        boxed(oee.technicalEfficiency()),
        boxed(oee.allocationEfficiency()),
        boxed(oee.setupRatio()),
        boxed(oee.scrapRatio()),
        boxed(oee.reworkRatio()),
        boxed(oee.firstPassYield()),
        boxed(oee.teep()),
        failures == null ? null : failures.failures(),
        failures == null ? null : mtbf(failures),
        failures == null ? null : mttr(failures),
        new Outside(outside.produced(), outside.good(), seconds(offPlan)),
        unmatched);
  }

  static OeeFigures of(RunningShift running) {
    return of(running.oee(), running.outside(), running.offPlan(), running.unmatched(), null);
  }

  private static Time time(Oee oee) {
    return new Time(
        seconds(oee.time().calendar()),
        seconds(oee, TimeElement.UNSCHEDULED),
        seconds(oee.time().plannedOperation()),
        seconds(oee, TimeElement.PLANNED_DOWN),
        seconds(oee, TimeElement.UNKNOWN),
        seconds(oee.time().plannedBusy()),
        seconds(oee, TimeElement.PRODUCTION),
        seconds(oee, TimeElement.SETUP),
        seconds(oee, TimeElement.DELAY),
        seconds(oee, TimeElement.DOWN));
  }

  private static double seconds(Oee oee, TimeElement element) {
    return seconds(oee.time().of(element));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static @Nullable Double mtbf(Reliability failures) {
    return failures.meanTimeBetween(Denominator.FAILURES).map(OeeFigures::seconds).orElse(null);
  }

  private static @Nullable Double mttr(Reliability failures) {
    return failures.meanTimeToRepair().map(OeeFigures::seconds).orElse(null);
  }

  private static @Nullable Double boxed(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }
}
