package org.millwright.domain.quality;

/**
 * The cumulative sums of a process above and below its target (E. S. Page, Continuous Inspection
 * Schemes, Biometrika 41, 1954), in standard deviations.
 *
 * <p>Not for several threads.
 */
public final class Cusum {

  private final double slack;
  private final double interval;
  private double above;
  private double below;

  /**
   * Begins at nothing.
   *
   * @param slack k, half the shift that is looked for, in σ, at least 0
   * @param interval h, the sum that is a signal when exceeded, in σ, more than 0
   */
  public Cusum(double slack, double interval) {
    if (!(slack >= 0)) {
      throw new IllegalArgumentException("slack: found " + slack + ", expected 0 or more");
    }
    if (!(interval > 0)) {
      throw new IllegalArgumentException("interval: found " + interval + ", expected more than 0");
    }
    this.slack = slack;
    this.interval = interval;
  }

  /**
   * The sums with this point.
   *
   * @param deviation of the point from the target, in σ
   */
  public Point add(double deviation) {
    above = Math.max(0, above + deviation - slack);
    below = Math.max(0, below - deviation - slack);
    return new Point(above, below, above > interval || below > interval);
  }

  /**
   * A point of the chart.
   *
   * @param above C⁺, in σ, at least 0
   * @param below C⁻, in σ, at least 0
   * @param isBeyond whether one of them exceeds the interval
   */
  public record Point(double above, double below, boolean isBeyond) {}
}
