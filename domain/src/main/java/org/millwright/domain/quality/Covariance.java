package org.millwright.domain.quality;

import java.util.List;

/** How several characteristics of one process vary, and vary together. */
final class Covariance {

  /** Below such a share of its variance a characteristic follows from those before it. */
  private static final double DEPENDENT = 1e-12;

  private final double[] mean;

  /** The lower triangle L of the matrix, which is L·Lᵀ. */
  private final double[][] factor;

  private final double[][] matrix;

  private Covariance(double[] mean, double[][] matrix) {
    this.mean = mean;
    this.matrix = matrix;
    this.factor = factor(matrix);
  }

  /**
   * Of observations, each with all characteristics in the same order.
   *
   * @throws IllegalArgumentException for too few observations, or if one characteristic follows
   *     from the others
   */
  static Covariance of(List<double[]> observations) {
    int p = observations.isEmpty() ? 0 : observations.getFirst().length;
    if (p == 0 || observations.size() <= p) {
      throw new IllegalArgumentException(
          "observations: found %d of %d characteristics, expected more of them than characteristics"
              .formatted(observations.size(), p));
    }
    int n = observations.size();
    double[] mean = new double[p];
    for (double[] observation : observations) {
      if (observation.length != p) {
        throw new IllegalArgumentException(
            "characteristics: found %d, expected %d as before".formatted(observation.length, p));
      }
      for (int i = 0; i < p; i++) {
        mean[i] += observation[i] / n;
      }
    }
    double[][] matrix = new double[p][p];
    for (double[] observation : observations) {
      for (int i = 0; i < p; i++) {
        for (int j = 0; j < p; j++) {
          matrix[i][j] += (observation[i] - mean[i]) * (observation[j] - mean[j]) / (n - 1);
        }
      }
    }
    return new Covariance(mean, matrix);
  }

  int size() {
    return mean.length;
  }

  double mean(int characteristic) {
    return mean[characteristic];
  }

  /** The same characteristics but one. */
  Covariance without(int characteristic) {
    int p = size() - 1;
    double[][] rest = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        rest[i][j] = matrix[i + (i >= characteristic ? 1 : 0)][j + (j >= characteristic ? 1 : 0)];
      }
    }
    return new Covariance(without(mean, characteristic), rest);
  }

  static double[] without(double[] values, int place) {
    double[] rest = new double[values.length - 1];
    System.arraycopy(values, 0, rest, 0, place);
    System.arraycopy(values, place + 1, rest, place, rest.length - place);
    return rest;
  }

  /** Mahalanobis' distance from the mean, squared: dᵀ·S⁻¹·d of the deviations d. */
  double distance(double[] deviations) {
    double[] solved = new double[size()];
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double rest = deviations[i];
      for (int j = 0; j < i; j++) {
        rest -= factor[i][j] * solved[j];
      }
      solved[i] = rest / factor[i][i];
      sum += solved[i] * solved[i];
    }
    return sum;
  }

  /** By A.-L. Cholesky. */
  private static double[][] factor(double[][] matrix) {
    int p = matrix.length;
    double[][] factor = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i][k] * factor[j][k];
        }
        if (i == j && !(rest > DEPENDENT * matrix[i][i])) {
          throw new IllegalArgumentException(
              "characteristic %d: found nothing of its own, expected it to vary by itself"
                  .formatted(i + 1));
        }
        factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
      }
    }
    return factor;
  }
}
