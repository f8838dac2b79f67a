package org.millwright.twin.plant;

/**
 * A healthy sensor.
 *
 * @param idle the mean while the machine waits, in the sensor's unit
 * @param busy the mean at full load
 * @param noise standard deviation of the noise about the mean; the noise is cut off at {@value
 *     #CUT_OFF} of them
 * @param limit what a healthy machine never reaches; infinite where there is no such limit
 */
public record Nominal(double idle, double busy, double noise, double limit) {
  static final double CUT_OFF = 3.5;

  /** The load swings about 1 by this much at most. */
  static final double LOAD_SWING = 0.07;

  public Nominal {
    if (noise <= 0) {
      throw new IllegalArgumentException("noise: found " + noise + ", expected more than 0");
    }
    double highest = idle + (busy - idle) * (1 + LOAD_SWING) + CUT_OFF * noise;
    if (highest >= limit) {
      throw new IllegalArgumentException(
          "limit: found " + limit + ", expected more than the highest healthy value " + highest);
    }
  }
}
