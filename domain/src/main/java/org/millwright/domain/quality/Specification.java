package org.millwright.domain.quality;

import java.util.OptionalDouble;

/**
 * What the customer accepts of a single piece; never a limit of a control chart.
 *
 * @param lower LSL, in the characteristic's unit; empty where smaller is never bad
 * @param upper USL, in the characteristic's unit; empty where larger is never bad
 */
public record Specification(OptionalDouble lower, OptionalDouble upper) {

  public Specification {
    if (lower.isEmpty() && upper.isEmpty()) {
      throw new IllegalArgumentException("found neither limit, expected one or both");
    }
    if (lower.isPresent() && upper.isPresent() && !(lower.getAsDouble() < upper.getAsDouble())) {
      throw new IllegalArgumentException(
          "found %s to %s, expected the lower limit first"
              .formatted(lower.getAsDouble(), upper.getAsDouble()));
    }
  }

  public static Specification between(double lower, double upper) {
    return new Specification(OptionalDouble.of(lower), OptionalDouble.of(upper));
  }

  public static Specification atLeast(double lower) {
    return new Specification(OptionalDouble.of(lower), OptionalDouble.empty());
  }

  public static Specification atMost(double upper) {
    return new Specification(OptionalDouble.empty(), OptionalDouble.of(upper));
  }
}
