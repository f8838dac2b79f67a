package org.millwright.domain.quality;

import java.util.List;

/**
 * The exponentially weighted moving average of several characteristics (C. A. Lowry, W. H. Woodall,
 * C. W. Champ, S. E. Rigdon, A Multivariate Exponentially Weighted Moving Average Control Chart,
 * Technometrics 34 (1), 1992), with the exact covariance of the first points.
 *
 * <p>Not for several threads.
 */
public final class Mewma {

  private final Covariance baseline;
  private final double weight;
  private final double[] average;
  private double forgotten = 1;

  /**
   * Begins at the mean of what phase I observed.
   *
   * @param observations of a process in control, each of the same characteristics
   * @param weight λ of the newest point, more than 0 and at most 1
   * @throws IllegalArgumentException for too few observations, or if one characteristic follows
   *     from the others
   */
  public Mewma(List<double[]> observations, double weight) {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight: found " + weight + ", expected 0 < λ ≤ 1");
    }
    this.baseline = Covariance.of(observations);
    this.weight = weight;
    this.average = new double[baseline.size()];
  }

  /**
   * The distance of the average from the mean with this piece, squared and without unit; it is held
   * against a limit such as those of S. S. Prabhu and G. C. Runger, Journal of Quality Technology
   * 29 (1), 1997.
   */
  public double add(double... values) {
    if (values.length != average.length) {
      throw new IllegalArgumentException(
          "values: found %d, expected %d".formatted(values.length, average.length));
    }
    for (int i = 0; i < values.length; i++) {
      average[i] = weight * (values[i] - baseline.mean(i)) + (1 - weight) * average[i];
    }
    forgotten *= (1 - weight) * (1 - weight);
    return baseline.distance(average) / (weight / (2 - weight) * (1 - forgotten));
  }
}
