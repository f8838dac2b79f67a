package org.millwright.domain.oee;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lost time by the reasons that people gave, the longest first: by the top of the tree, and below
 * it by the reason itself.
 *
 * @param code the reason's; null for time without a reason
 * @param time all of it together
 * @param stops in how many stretches
 * @param children the reasons below; none at the lowest level
 */
public record Pareto(
    @Nullable String code, String name, Duration time, int stops, List<Pareto> children) {

  private static final String NO_REASON = "No reason given";
  private static final Comparator<Pareto> LONGEST =
      Comparator.comparing(Pareto::time).reversed().thenComparing(Pareto::name);

  public Pareto {
    children = List.copyOf(children);
  }

  /**
   * The bars of some reports.
   *
   * @param reasons the tree, for the tops and their names
   */
  public static List<Pareto> of(Collection<Report> reports, Reasons reasons) {
    Map<String, Sum> leaves = new LinkedHashMap<>();
    for (Report report : reports) {
      @Nullable StopReason before = null;
      boolean first = true;
      for (Interval interval : report.intervals()) {
        if (isReasoned(interval)) {
          StopReason given = interval.reason();
          String code = given == null ? "" : given.reason().code();
          boolean anew = first || !Objects.equals(before, given);
          leaves.computeIfAbsent(code, _ -> new Sum(given)).add(interval, anew);
          before = given;
        }
        first = !isReasoned(interval);
      }
    }
    return tops(leaves, reasons);
  }

  private static boolean isReasoned(Interval interval) {
    return interval.isReasonable() && (interval.reason() != null || !interval.minor());
  }

  private static List<Pareto> tops(Map<String, Sum> leaves, Reasons reasons) {
    Map<String, List<Pareto>> byTop = new LinkedHashMap<>();
    leaves.forEach((code, sum) -> {
      String top = code.isEmpty() ? "" : reasons.top(code).map(Reason::code).orElse(code);
      byTop.computeIfAbsent(top, _ -> new ArrayList<>()).add(sum.bar(code));
    });
    var tops = new ArrayList<Pareto>();
    byTop.forEach((top, bars) -> tops.add(top(top, bars, reasons)));
    return tops.stream().sorted(LONGEST).toList();
  }

  private static Pareto top(String code, List<Pareto> bars, Reasons reasons) {
    String name =
        code.isEmpty()
            ? NO_REASON
            : reasons.of(code).map(Reason::name).orElse(bars.getFirst().name());
    return new Pareto(
        code.isEmpty() ? null : code,
        name,
        bars.stream().map(Pareto::time).reduce(Duration.ZERO, Duration::plus),
        bars.stream().mapToInt(Pareto::stops).sum(),
        bars.stream().sorted(LONGEST).toList());
  }

  /** The time of one reason. */
  private static final class Sum {
    private final String name;
    private long millis;
    private int stops;

    Sum(@Nullable StopReason given) {
      name = given == null ? NO_REASON : given.reason().name();
    }

    void add(Interval interval, boolean anew) {
      millis += interval.millis();
      stops += anew ? 1 : 0;
    }

    Pareto bar(String code) {
      return new Pareto(
          code.isEmpty() ? null : code, name, Duration.ofMillis(millis), stops, List.of());
    }
  }
}
