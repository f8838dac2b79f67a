package org.millwright.bench.history;

import java.util.Arrays;

/**
 * Milliseconds of many calls, by nearest rank.
 *
 * @param rows that each call told
 */
record Figures(int calls, int rows, double p50, double p99) {

  /** One call; tells how many rows it had. */
  @FunctionalInterface
  interface Call {
    int make(int number) throws Exception;
  }

  /** Makes the calls, after a tenth as many that do not count. */
  static Figures of(int calls, Call call) throws Exception {
    for (int i = 0; i < calls / 10; i++) {
      call.make(i);
    }
    double[] millis = new double[calls];
    int rows = 0;
    for (int i = 0; i < calls; i++) {
      long began = System.nanoTime();
      rows = call.make(i);
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    return new Figures(calls, rows, rank(millis, 0.5), rank(millis, 0.99));
  }

  private static double rank(double[] sorted, double quantile) {
    return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }
}
