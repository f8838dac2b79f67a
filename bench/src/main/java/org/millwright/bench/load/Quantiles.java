package org.millwright.bench.load;

import java.util.Arrays;
import java.util.Collection;

/**
 * Quantiles of what was measured one by one, by nearest rank.
 *
 * @param count how many there were; the others are NaN when it is 0
 * @param p50 the median, milliseconds
 * @param p99 milliseconds; the largest when there are fewer than 100
 * @param max milliseconds
 */
public record Quantiles(int count, double p50, double p99, double max) {

  public static Quantiles of(Collection<? extends Number> millis) {
    double[] sorted = millis.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    return new Quantiles(sorted.length, rank(sorted, 0.5), rank(sorted, 0.99), rank(sorted, 1));
  }

  /** The middle one, or the mean of the two in the middle; NaN of nothing. */
  public static double median(double... values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double rank(double[] sorted, double quantile) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }
}
