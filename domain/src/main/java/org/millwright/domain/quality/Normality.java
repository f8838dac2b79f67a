package org.millwright.domain.quality;

import java.util.Arrays;

/**
 * Whether values may come from a normal distribution: the test of T. W. Anderson and D. A. Darling
 * with mean and σ from the values themselves (R. B. D'Agostino, M. A. Stephens, Goodness-of-Fit
 * Techniques, 1986, tables 4.7 and 4.9).
 *
 * @param statistic A², larger the less normal
 * @param probability of such a statistic if the distribution is normal
 */
public record Normality(double statistic, double probability) {

  /** Below this probability values do not count as normally distributed. */
  public static final double DOUBTED_BELOW = 0.05;

  private static final int LEAST = 8;

  /** No probability is told more exactly than the tables know it. */
  private static final double SURELY_NOT = 10;

  /**
   * Tests values in any order.
   *
   * @throws IllegalArgumentException for fewer than 8 values, or if all are the same
   */
  public static Normality of(double... values) {
    int n = values.length;
    if (n < LEAST) {
      throw new IllegalArgumentException("values: found " + n + ", expected 8 or more");
    }
    double[] sorted = standardised(values);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double below = Normal.upTo(sorted[i]);
      double above = Normal.upTo(-sorted[n - 1 - i]);
      sum += (2 * i + 1) * (Math.log(below) + Math.log(above));
    }
    double statistic = -n - sum / n;
    return new Normality(statistic, probability(statistic * (1 + 0.75 / n + 2.25 / n / n)));
  }

  public boolean isDoubted() {
    return probability < DOUBTED_BELOW;
  }

  private static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double sigma = Math.sqrt(squares / (values.length - 1));
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("values: found all the same, expected them to differ");
    }
    return Arrays.stream(values).map(value -> (value - mean) / sigma).sorted().toArray();
  }

  private static double probability(double a) {
    if (a >= SURELY_NOT) {
      return 0;
    }
    if (a >= 0.6) {
      return Math.exp(1.2937 - 5.709 * a + 0.0186 * a * a);
    }
    if (a >= 0.34) {
      return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a);
    }
    if (a >= 0.2) {
      return 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a);
    }
    return 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a);
  }
}
