package org.millwright.domain.quality;

/**
 * What an inspection counted.
 *
 * @param size pieces inspected, or units of area, length or time, more than 0
 * @param count nonconforming pieces, or nonconformities, at least 0
 */
public record Sample(double size, long count) {

  public Sample {
    if (!(size > 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("size: found " + size + ", expected more than 0");
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: found " + count + ", expected 0 or more");
    }
  }
}
