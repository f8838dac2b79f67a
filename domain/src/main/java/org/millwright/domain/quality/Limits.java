package org.millwright.domain.quality;

import java.util.OptionalDouble;

/**
 * The limits of one point of a Shewhart chart, three {@code sigma} to either side of the centre.
 *
 * @param center of the statistic, in its unit
 * @param sigma standard deviation of the statistic at this point, in its unit, at least 0
 * @param signed whether the statistic can be negative; if not, a lower limit below 0 is none
 */
public record Limits(double center, double sigma, boolean signed) {

  private static final double WIDTH = 3;

  public Limits {
    if (!Double.isFinite(center)) {
      throw new IllegalArgumentException("center: found " + center + ", expected a number");
    }
    if (!Double.isFinite(sigma) || sigma < 0) {
      throw new IllegalArgumentException("sigma: found " + sigma + ", expected 0 or more");
    }
  }

  /** Empty when the statistic cannot be that small. */
  public OptionalDouble lower() {
    double lower = center - WIDTH * sigma;
    return signed || lower >= 0 ? OptionalDouble.of(lower) : OptionalDouble.empty();
  }

  public double upper() {
    return center + WIDTH * sigma;
  }
}
