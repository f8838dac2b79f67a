package org.millwright.domain.quality;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the spread within a normally distributed subgroup tells of the standard deviation σ of its
 * process (ASTM MNL 7, table 49; Montgomery, Introduction to Statistical Quality Control, appendix
 * VI). Computed, so that they have the digits of a double and not those of a table.
 *
 * @param size n, the measurements of a subgroup, 2 to 25
 * @param d2 mean of the range, in σ
 * @param d3 standard deviation of the range, in σ
 * @param c4 mean of the sample standard deviation, in σ
 */
public record ChartConstants(int size, double d2, double d3, double c4) {

  public static final int SMALLEST = 2;
  public static final int LARGEST = 25;

  private static final double SIGMAS = 3;

  /** The integrands are smooth and end at nothing: the trapezoidal rule is exact to a double. */
  private static final double STEP = 1.0 / 16;

  private static final double[] EVERYWHERE =
      IntStream.rangeClosed(-144, 144).mapToDouble(i -> i * STEP).toArray();

  private static final double LOG_STEP = 1.0 / 32;
  private static final int FIRST_LOG = -20 * 32;
  private static final int LAST_LOG = 3 * 32;

  private static final List<ChartConstants> ALL =
      IntStream.rangeClosed(SMALLEST, LARGEST).mapToObj(ChartConstants::compute).toList();

  /**
   * Those of one size of subgroup.
   *
   * @throws IllegalArgumentException for a size outside 2 to 25
   */
  public static ChartConstants of(int size) {
    if (size < SMALLEST || size > LARGEST) {
      throw new IllegalArgumentException(
          "size of a subgroup: found %d, expected %d to %d".formatted(size, SMALLEST, LARGEST));
    }
    return ALL.get(size - SMALLEST);
  }

  /** From the mean range to the limits of averages: x̿ ± A2·R̄. */
  public double a2() {
    return SIGMAS / (d2 * Math.sqrt(size));
  }

  /** From the mean standard deviation to the limits of averages: x̿ ± A3·s̄. */
  public double a3() {
    return SIGMAS / (c4 * Math.sqrt(size));
  }

  /** From the mean standard deviation to its lower limit; 0 means that there is none. */
  public double b3() {
    return Math.max(0, 1 - SIGMAS * c5() / c4);
  }

  /** From the mean standard deviation to its upper limit. */
  public double b4() {
    return 1 + SIGMAS * c5() / c4;
  }

  /** Standard deviation of the sample standard deviation, in σ. */
  public double c5() {
    return Math.sqrt(1 - c4 * c4);
  }

  /** From the mean range to its lower limit, written D3; 0 means that there is none. */
  public double lowerRange() {
    return Math.max(0, 1 - SIGMAS * d3 / d2);
  }

  /** From the mean range to its upper limit, written D4. */
  public double upperRange() {
    return 1 + SIGMAS * d3 / d2;
  }

  /** From the mean moving range to the limits of single values, written E2. */
  public double e2() {
    return SIGMAS / d2;
  }

  private static ChartConstants compute(int n) {
    double mean = meanRange(n);
    return new ChartConstants(n, mean, Math.sqrt(meanSquareRange(n) - mean * mean), meanSpread(n));
  }

  /**
   * √(2/(n−1))·Γ(n/2)/Γ((n−1)/2), where the quotient q(n) of the two begins with 1/√π and goes on
   * with q(n+1) = (n−1)/(2·q(n)).
   */
  private static double meanSpread(int n) {
    double quotient = 1 / Math.sqrt(Math.PI);
    for (int i = SMALLEST; i < n; i++) {
      quotient = (i - 1) / (2 * quotient);
    }
    return Math.sqrt(2.0 / (n - 1)) * quotient;
  }

  /** ∫ 1 − Φ(x)ⁿ − (1−Φ(x))ⁿ dx. */
  private static double meanRange(int n) {
    double sum = 0;
    for (double x : EVERYWHERE) {
      double below = Normal.upTo(x);
      sum += 1 - Math.pow(below, n) - Math.pow(1 - below, n);
    }
    return sum * STEP;
  }

  /** ∫ 2w·P(range > w) dw over w = eᵗ, so that it falls to nothing at both ends. */
  private static double meanSquareRange(int n) {
    double sum = 0;
    for (int i = FIRST_LOG; i <= LAST_LOG; i++) {
      double w = Math.exp(i * LOG_STEP);
      sum += 2 * w * w * (1 - rangeUpTo(w, n));
    }
    return sum * LOG_STEP;
  }

  /** n·∫ φ(x)·(Φ(x+w) − Φ(x))ⁿ⁻¹ dx. */
  private static double rangeUpTo(double w, int n) {
    double sum = 0;
    for (double x : EVERYWHERE) {
      sum += Normal.density(x) * Math.pow(Normal.upTo(x + w) - Normal.upTo(x), n - 1.0);
    }
    return n * sum * STEP;
  }
}
