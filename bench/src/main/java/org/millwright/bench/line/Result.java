package org.millwright.bench.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.bench.load.Histogram;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Metrics;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;

/**
 * What was measured of one plant.
 *
 * @param name {@code plant} or {@code generator}
 * @param seconds measured, warm-up excluded
 * @param windows one after the other
 * @param whole all windows together
 * @param fromBreak from the message that breaks a limit to the finding's record; of the generator
 * @param fromJudged from the message at which the finding was judged to its record
 * @param unexpected findings that nothing gave reason for
 * @param missed broken limits of which no finding told
 * @param usage of each program while it was measured
 * @param generated what the generator says of itself
 */
record Result(
    String name,
    double seconds,
    List<Metrics> windows,
    Metrics whole,
    Quantiles fromBreak,
    Quantiles fromJudged,
    int unexpected,
    int missed,
    Map<String, Usage> usage,
    Optional<Generated> generated) {

  /**
   * What the generator says.
   *
   * @param wanted readings per second
   * @param lag how late messages were published
   * @param floor from publish to a bare subscriber through the same broker
   */
  record Generated(int wanted, Quantiles lag, Quantiles floor, Ledger ledger) {}

  /** The median of the windows. */
  double readingsPerSecond() {
    double window = seconds / windows.size();
    return Quantiles.median(windows.stream().mapToDouble(w -> w.readings() / window).toArray());
  }

  /** Of all protocols: the median of the windows' quantiles, milliseconds. */
  double edge(double quantile) {
    return Quantiles.median(windows.stream().mapToDouble(w -> all(w).quantile(quantile)).toArray());
  }

  /** Of one protocol, over all windows. */
  double edge(String protocol, double quantile) {
    return whole.latencies().getOrDefault(protocol, Histogram.NOTHING).quantile(quantile);
  }

  private static Histogram all(Metrics metrics) {
    return metrics.latencies().values().stream().reduce(Histogram.NOTHING, Histogram::plus);
  }
}
