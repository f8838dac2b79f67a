package org.millwright.bench.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.bench.load.Histogram;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Metrics;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;

/**
 * What was measured.
 *
 * @param windows the edge's figures, one window after the other; none when the edge was killed
 * @param state from a frame's own time until the line's memory has it
 * @param live from a frame's own time until the live stream has shown it or a later one
 * @param floor from publish to a bare subscriber
 * @param lag how late the generator published
 * @param usage of each process while it was measured
 * @param drain of what was kept while the historian was down
 * @param killed processes
 */
record IngestResult(
    List<Metrics> windows,
    Latencies.Told state,
    Latencies.Told live,
    Quantiles floor,
    Quantiles lag,
    Map<String, Usage> usage,
    Ledger ledger,
    Optional<Drain> drain,
    int killed) {

  /**
   * How a backlog was worked off while readings went on coming.
   *
   * @param backlog readings that the historian lacked when it was there again
   * @param rowsPerSecond that it took until it lacked none
   */
  record Drain(long backlog, double seconds, double rowsPerSecond) {}

  /** From a frame's own time to the edge's decision: the median of the windows' quantiles. */
  double edge(double quantile) {
    return Quantiles.median(windows.stream().mapToDouble(w -> all(w).quantile(quantile)).toArray());
  }

  /** The same, over all windows together. */
  double edgeThroughout(double quantile) {
    return windows.stream()
        .map(IngestResult::all)
        .reduce(Histogram.NOTHING, Histogram::plus)
        .quantile(quantile);
  }

  double cpuSeconds() {
    return usage.values().stream().mapToDouble(Usage::cpuSeconds).sum();
  }

  private static Histogram all(Metrics metrics) {
    return metrics.latencies().values().stream().reduce(Histogram.NOTHING, Histogram::plus);
  }
}
