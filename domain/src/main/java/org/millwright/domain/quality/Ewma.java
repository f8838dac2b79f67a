package org.millwright.domain.quality;

/**
 * The exponentially weighted moving average of a process and its limits (S. W. Roberts, Control
 * Chart Tests Based on Geometric Moving Averages, Technometrics 1 (3), 1959), which are narrower
 * for the first points.
 *
 * <p>Not for several threads.
 */
public final class Ewma {

  private final double weight;
  private final double width;
  private final double target;
  private double average;
  private double forgotten = 1;

  /**
   * Begins at the target.
   *
   * @param weight λ of the newest point, more than 0 and at most 1
   * @param width L of the limits, in σ of the average, more than 0
   * @param target of the process, in the points' unit
   */
  public Ewma(double weight, double width, double target) {
    if (!(weight > 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight: found " + weight + ", expected 0 < λ ≤ 1");
    }
    if (!(width > 0)) {
      throw new IllegalArgumentException("width: found " + width + ", expected more than 0");
    }
    this.weight = weight;
    this.width = width;
    this.target = target;
    this.average = target;
  }

  /**
   * The average with this point.
   *
   * @param value in the target's unit
   * @param sigma standard deviation of the value
   */
  public Point add(double value, double sigma) {
    average = weight * value + (1 - weight) * average;
    forgotten *= (1 - weight) * (1 - weight);
    double reach = width * sigma * Math.sqrt(weight / (2 - weight) * (1 - forgotten));
    return new Point(average, target - reach, target + reach);
  }

  /** A point of the chart, in the target's unit; on a limit is not beyond it. */
  public record Point(double average, double lower, double upper) {

    public boolean isBeyond() {
      return average < lower || average > upper;
    }
  }
}
