package org.millwright.workers.oee;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.millwright.domain.oee.LossSummary;
import org.millwright.domain.oee.LossSummary.Lost;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Pareto;
import org.millwright.domain.oee.Span;

/** Losses in words, for tasks. */
final class LossWords {

  private static final int MOST = 6;

  private LossWords() {}

  /** One line for each of the largest losses. */
  static String losses(LossSummary summary) {
    Duration planned = planned(summary);
    List<Lost> losses = summary.losses();
    return losses.isEmpty()
        ? "Nothing was lost."
        : losses.stream()
            .limit(MOST)
            .map(lost ->
                "%s: %s (%s of planned time)"
                    .formatted(
                        lost.loss().title(), minutes(lost.time()), share(lost.time(), planned)))
            .collect(Collectors.joining("\n"));
  }

  /** One line for each of the reasons that took longest. */
  static String reasons(LossSummary summary) {
    return summary.reasons().isEmpty()
        ? "No stop."
        : summary.reasons().stream()
            .limit(MOST)
            .map(bar ->
                "%s: %s in %d %s%s"
                    .formatted(
                        bar.name(),
                        minutes(bar.time()),
                        bar.stops(),
                        bar.stops() == 1 ? "stop" : "stops",
                        longest(bar)))
            .collect(Collectors.joining("\n"));
  }

  private static String longest(Pareto bar) {
    return bar.code() == null || bar.children().isEmpty()
        ? ""
        : ", most of it " + bar.children().getFirst().name();
  }

  /** Time in which the machine was meant to work, whatever is known of it. */
  static Duration planned(LossSummary summary) {
    return summary.oee().time().plannedBusy().plus(summary.oee().time().unknown());
  }

  /** The part of a whole; 0 of nothing. */
  static double part(Duration time, Duration whole) {
    return whole.isZero() ? 0 : (double) time.toMillis() / whole.toMillis();
  }

  static String percent(OptionalDouble ratio) {
    return ratio.isEmpty()
        ? "not defined"
        : String.format(Locale.ROOT, "%.1f %%", 100 * ratio.getAsDouble());
  }

  static String window(Span span) {
    return span.from() + " to " + span.to();
  }

  /** What people call a ratio. */
  static String name(OeeRatio ratio) {
    return switch (ratio) {
      case OEE -> "OEE";
      case AVAILABILITY -> "Availability";
      case EFFECTIVENESS -> "Effectiveness";
      case QUALITY -> "Quality ratio";
      case SCRAP_RATIO -> "Scrap ratio";
      case UNKNOWN -> "Unknown time";
    };
  }

  private static String share(Duration time, Duration whole) {
    return percent(OptionalDouble.of(part(time, whole)));
  }

  private static String minutes(Duration time) {
    return String.format(Locale.ROOT, "%.1f min", time.toMillis() / 60_000.0);
  }
}
