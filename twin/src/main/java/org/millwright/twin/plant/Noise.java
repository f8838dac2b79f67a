package org.millwright.twin.plant;

import java.util.random.RandomGenerator;

/**
 * Correlated noise with mean 0: a first-order autoregressive process, {@code x' = φx + σ√(1−φ²)ε},
 * cut off at a number of standard deviations so that a healthy value has a hard bound.
 */
final class Noise {
  private final double phi;
  private final double innovation;
  private final double bound;
  private double value;

  /**
   * @param sigma standard deviation of the noise
   * @param correlationSeconds time after which the correlation has fallen to 1/e
   * @param bound the largest deviation that is ever shown
   */
  Noise(double sigma, double correlationSeconds, double bound) {
    this.phi = Math.exp(-Plant.STEP_SECONDS / correlationSeconds);
    this.innovation = sigma * Math.sqrt(1 - phi * phi);
    this.bound = bound;
  }

  double next(RandomGenerator random) {
    value = phi * value + innovation * random.nextGaussian();
    return Math.clamp(value, -bound, bound);
  }
}
