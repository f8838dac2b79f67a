package org.millwright.domain.quality;

/** The standard normal distribution. */
final class Normal {

  /** Beyond it the distribution differs from 0 or 1 by less than a double can say. */
  private static final double END = 8.5;

  private static final double ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

  private Normal() {}

  static double density(double x) {
    return Math.exp(-x * x / 2) / ROOT_OF_TWO_PI;
  }

  /**
   * The probability of a value up to x, to 1e-15 absolutely.
   *
   * <p>By the series of G. Marsaglia, Evaluating the Normal Distribution, Journal of Statistical
   * Software 11 (4), 2004.
   */
  static double upTo(double x) {
    if (x < -END) {
      return 0;
    }
    if (x > END) {
      return 1;
    }
    double sum = x;
    double term = x;
    double before = 0;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * density(x);
  }
}
