package org.millwright.domain.quality;

import java.util.List;

/**
 * The T² chart of several characteristics of single pieces (H. Hotelling, Multivariate Quality
 * Control, 1947): one number for all of them, large too when only their relation is unusual.
 */
public final class Hotelling {

  private final Covariance baseline;
  private final double limit;

  private Hotelling(Covariance baseline, double limit) {
    this.baseline = baseline;
    this.limit = limit;
  }

  /**
   * Freezes what phase I found. The limit is p·(m+1)·(m−1)/(m·(m−p))·F, as for pieces that were not
   * among those observed (N. D. Tracy, J. C. Young, R. L. Mason, Multivariate Control Charts for
   * Individual Observations, Journal of Quality Technology 24 (2), 1992).
   *
   * @param observations m of a process in control, each of the same p characteristics
   * @param falseAlarms the share of pieces in control that are to exceed the limit, such as 0.0027
   * @throws IllegalArgumentException for too few observations, or if one characteristic follows
   *     from the others
   */
  public static Hotelling of(List<double[]> observations, double falseAlarms) {
    if (!(falseAlarms > 0 && falseAlarms < 1)) {
      throw new IllegalArgumentException(
          "false alarms: found " + falseAlarms + ", expected more than 0 and less than 1");
    }
    Covariance baseline = Covariance.of(observations);
    double p = baseline.size();
    double m = observations.size();
    double f = FDistribution.exceededWith(falseAlarms, p, m - p);
    return new Hotelling(baseline, p * (m + 1) * (m - 1) / (m * (m - p)) * f);
  }

  /** UCL, without unit; there is no lower limit. */
  public double limit() {
    return limit;
  }

  /** T² of a piece, without unit. */
  public double of(double... values) {
    return baseline.distance(deviations(values));
  }

  /**
   * What each characteristic adds to T² beyond all others (G. C. Runger, F. B. Alt, D. C.
   * Montgomery, Contributors to a Multivariate Statistical Process Control Signal, Communications
   * in Statistics 25 (10), 1996); the largest is looked at first.
   *
   * @return without unit, in the order of the characteristics
   */
  public double[] contributions(double... values) {
    double[] deviations = deviations(values);
    double all = baseline.distance(deviations);
    double[] contributions = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double others =
          baseline.size() == 1
              ? 0
              : baseline.without(i).distance(Covariance.without(deviations, i));
      contributions[i] = all - others;
    }
    return contributions;
  }

  private double[] deviations(double[] values) {
    if (values.length != baseline.size()) {
      throw new IllegalArgumentException(
          "values: found %d, expected %d".formatted(values.length, baseline.size()));
    }
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = values[i] - baseline.mean(i);
    }
    return deviations;
  }
}
