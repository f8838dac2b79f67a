package org.millwright.bench.load;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A histogram as Prometheus tells it: for each bound how many were at most so large.
 *
 * @param cumulative counts by upper bound in milliseconds, the last bound infinite
 */
public record Histogram(NavigableMap<Double, Double> cumulative) {

  public static final Histogram NOTHING = new Histogram(Collections.emptyNavigableMap());

  /** What came between an earlier look and this one. */
  public Histogram since(Histogram earlier) {
    var difference = new TreeMap<Double, Double>();
    cumulative.forEach((bound, count) -> difference.put(bound, count - earlier.atMost(bound)));
    return new Histogram(difference);
  }

  public Histogram plus(Histogram other) {
    var sum = new TreeMap<>(cumulative);
    other.cumulative.forEach((bound, count) -> sum.merge(bound, count, Double::sum));
    return new Histogram(sum);
  }

  public double count() {
    return cumulative.isEmpty() ? 0 : cumulative.lastEntry().getValue();
  }

  /** A quantile in milliseconds, straight between the bounds of its bucket; NaN of nothing. */
  public double quantile(double quantile) {
    double rank = quantile * count();
    double low = 0;
    double below = 0;
    for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
      double count = bucket.getValue();
      if (count > 0 && count >= rank) {
        double high = bucket.getKey();
        return Double.isInfinite(high)
            ? low
            : low + (high - low) * (rank - below) / Math.max(count - below, 1e-9);
      }
      low = bucket.getKey();
      below = count;
    }
    return Double.NaN;
  }

  private double atMost(double bound) {
    Map.Entry<Double, Double> last = cumulative.floorEntry(bound);
    return last == null ? 0 : last.getValue();
  }
}
