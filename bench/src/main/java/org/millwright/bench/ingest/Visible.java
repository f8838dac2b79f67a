package org.millwright.bench.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.bench.load.Quantiles;

/**
 * From a frame's own time until a picture of its machine shows it, or a later one. A picture shows
 * the newest frame; all frames since the picture before it count, so that a frame that just missed
 * a picture is not left out.
 */
final class Visible {

  private final long frameMillis;
  private final Map<String, Long> shown = new HashMap<>();
  private final List<Double> latencies = new ArrayList<>();

  /**
   * @param frameMillis from one frame of a machine to its next
   */
  Visible(long frameMillis) {
    this.frameMillis = frameMillis;
  }

  /**
   * A picture came.
   *
   * @param newest the time of the newest frame in it, epoch milliseconds
   * @param now epoch milliseconds
   */
  synchronized void shows(String machine, long newest, long now) {
    Long before = shown.put(machine, newest);
    for (long at = newest; before != null && at > before; at -= frameMillis) {
      latencies.add((double) (now - at));
    }
  }

  /** Forgets the latencies so far. */
  synchronized void reset() {
    latencies.clear();
  }

  /** Since the last reset, milliseconds. */
  synchronized Quantiles latencies() {
    return Quantiles.of(latencies);
  }
}
