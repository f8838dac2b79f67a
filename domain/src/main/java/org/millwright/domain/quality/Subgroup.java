package org.millwright.domain.quality;

/**
 * Measurements taken together, so that what differs among them is chance alone.
 *
 * @param size n, 2 to 25
 * @param mean x̄, in their unit
 * @param range largest less smallest, in their unit
 * @param spread s, the sample standard deviation with n − 1, in their unit
 */
public record Subgroup(int size, double mean, double range, double spread) {

  /**
   * Of measurements in any order.
   *
   * @throws IllegalArgumentException for a number of them outside 2 to 25 or one that is no number
   */
  public static Subgroup of(double... measurements) {
    int size = ChartConstants.of(measurements.length).size();
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double measurement : measurements) {
      if (!Double.isFinite(measurement)) {
        throw new IllegalArgumentException("found " + measurement + ", expected a measurement");
      }
      sum += measurement;
      smallest = Math.min(smallest, measurement);
      largest = Math.max(largest, measurement);
    }
    double mean = sum / size;
    double squares = 0;
    for (double measurement : measurements) {
      squares += (measurement - mean) * (measurement - mean);
    }
    return new Subgroup(size, mean, largest - smallest, Math.sqrt(squares / (size - 1)));
  }
}
