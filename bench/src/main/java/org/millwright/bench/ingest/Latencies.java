package org.millwright.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.millwright.bench.load.Quantiles;

/** Latencies as they come, milliseconds: throughout, and window by window. Thread-safe. */
final class Latencies {

  private final List<Double> all = new ArrayList<>();
  private final List<Quantiles> windows = new ArrayList<>();
  private int inWindows;

  /**
   * What came.
   *
   * @param windows one after the other; none when nobody divided the time
   */
  record Told(Quantiles throughout, List<Quantiles> windows) {

    /** The median of the windows' values of a quantile; NaN without windows. */
    double median(ToDoubleFunction<Quantiles> quantile) {
      return Quantiles.median(windows.stream().mapToDouble(quantile).toArray());
    }
  }

  synchronized void add(double millis) {
    all.add(millis);
  }

  /** Forgets everything so far. */
  synchronized void reset() {
    all.clear();
    windows.clear();
    inWindows = 0;
  }

  /** A window ends, and the next one begins. */
  synchronized void endWindow() {
    windows.add(Quantiles.of(all.subList(inWindows, all.size())));
    inWindows = all.size();
  }

  synchronized Told told() {
    return new Told(Quantiles.of(all), List.copyOf(windows));
  }
}
