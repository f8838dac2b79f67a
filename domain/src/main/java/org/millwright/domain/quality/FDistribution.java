package org.millwright.domain.quality;

/** The distribution of the quotient of two variances, after R. A. Fisher. */
final class FDistribution {

  private static final double LANCZOS_G = 7;

  /** C. Lanczos' approximation of the gamma function with P. Godfrey's coefficients. */
  private static final double[] LANCZOS = {
    0.999_999_999_999_809_9,
    676.520_368_121_885_1,
    -1_259.139_216_722_402_8,
    771.323_428_777_653_1,
    -176.615_029_162_140_6,
    12.507_343_278_686_905,
    -0.138_571_095_265_720_12,
    9.984_369_578_019_572e-6,
    1.505_632_735_149_311_6e-7
  };

  private static final int MOST_TERMS = 10_000;
  private static final double CLOSE = 1e-15;
  private static final double TINY = 1e-300;
  private static final int HALVINGS = 200;

  private FDistribution() {}

  /** The probability of a quotient above f, with the degrees of freedom of both variances. */
  static double above(double f, double upper, double lower) {
    return f <= 0 ? 1 : beta(lower / (lower + upper * f), lower / 2, upper / 2);
  }

  /** The quotient that is exceeded with this probability, more than 0 and less than 1. */
  static double exceededWith(double probability, double upper, double lower) {
    double least = 0;
    double most = 1;
    while (above(most, upper, lower) > probability) {
      most *= 2;
    }
    for (int i = 0; i < HALVINGS && least < most; i++) {
      double middle = (least + most) / 2;
      if (above(middle, upper, lower) > probability) {
        least = middle;
      } else {
        most = middle;
      }
    }
    return (least + most) / 2;
  }

  /** The regularised incomplete beta function I, by its continued fraction (DLMF 8.17.22). */
  private static double beta(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - beta(1 - x, b, a);
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    return front / a / fraction(x, a, b);
  }

  /** By W. J. Lentz, Applied Optics 15 (3), 1976. */
  private static double fraction(double x, double a, double b) {
    double value = 1;
    double c = 1;
    double d = 0;
    for (int i = 1; i < MOST_TERMS; i++) {
      double m = Math.floorDiv(i, 2);
      double term =
          i % 2 == 0
              ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
              : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonzero(1 + term * d);
      c = nonzero(1 + term / c);
      value *= c * d;
      if (Math.abs(c * d - 1) < CLOSE) {
        break;
      }
    }
    return value;
  }

  private static double nonzero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** For arguments of one half or more. */
  private static double logGamma(double z) {
    double x = z - 1;
    double sum = LANCZOS[0];
    for (int i = 1; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i);
    }
    double t = x + LANCZOS_G + 0.5;
    return Math.log(2 * Math.PI) / 2 + (x + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
