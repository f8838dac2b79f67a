package org.millwright.domain.oee;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where a window's time went, for people who decide what to do about it.
 *
 * @param losses of the planned time, the largest first; none that is 0
 * @param reasons lost time by the reasons that people gave, the longest first
 */
public record LossSummary(Span window, Oee oee, List<Lost> losses, List<Pareto> reasons) {

  private static final long MICROS_PER_MILLI = 1_000;

  /**
   * One loss.
   *
   * @param time above 0
   */
  public record Lost(Loss loss, Duration time) {
    public Lost {
      Objects.requireNonNull(loss, "loss");
      if (!time.isPositive()) {
        throw new IllegalArgumentException(loss + " is " + time + ", expected above 0");
      }
    }
  }

  public LossSummary {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(oee, "oee");
    losses = List.copyOf(losses);
    reasons = List.copyOf(reasons);
  }

  /**
   * The summary of a report.
   *
   * @param tree the reasons, for their names
   */
  public static LossSummary of(Report report, Reasons tree) {
    List<Lost> losses =
        Losses.of(report).lost().entrySet().stream()
            .filter(entry -> isOfPlannedTime(entry.getKey()))
            .filter(entry -> entry.getValue() >= MICROS_PER_MILLI)
            .map(entry ->
                new Lost(entry.getKey(), Duration.ofMillis(entry.getValue() / MICROS_PER_MILLI)))
            .sorted(Comparator.comparing(Lost::time).reversed().thenComparing(Lost::loss))
            .toList();
    return new LossSummary(report.window(), report.oee(), losses, Pareto.of(List.of(report), tree));
  }

  private static boolean isOfPlannedTime(Loss loss) {
    return loss != Loss.UNSCHEDULED && loss != Loss.PLANNED_DOWN;
  }
}
