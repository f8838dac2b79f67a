package org.millwright.bench.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * From a frame's own time until a picture of its machine shows it, or a later one. A picture shows
 * the newest frame; all frames since the picture before it count, so that a frame that just missed
 * a picture is not left out.
 */
final class Visible {

  private final long frameMillis;
  private final Map<String, Long> shown = new HashMap<>();
  private final Latencies latencies = new Latencies();

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
      latencies.add(now - at);
    }
  }

  Latencies latencies() {
    return latencies;
  }
}
