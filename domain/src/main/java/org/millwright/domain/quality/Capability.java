package org.millwright.domain.quality;

import java.util.OptionalDouble;

/**
 * How well what a process makes fits between the limits of its specification (ISO 22514-2).
 *
 * @param wide Cp or Pp: the specification's width in widths of the process; empty for a one-sided
 *     specification
 * @param near Cpk or Ppk: the same for the nearer limit alone; negative when the middle of the
 *     process lies outside
 * @param low lower end of the 95 % confidence interval of {@code near}
 * @param high upper end of it
 */
public record Capability(OptionalDouble wide, double near, double low, double high) {

  /** The normal distribution's width on one side: 99.73 % lie within three σ of the mean. */
  private static final double HALF = 3;

  /** 95 % of normally distributed values lie within so many σ. */
  private static final double CONFIDENCE = 1.959964;

  private static final int LEAST = 2;

  /**
   * Of a normally distributed process: Cp and Cpk by the σ within subgroups, Pp and Ppk by that of
   * all values. The interval is that of A. F. Bissell, How Reliable is Your Capability Index?,
   * Applied Statistics 39 (3), 1990.
   *
   * @param values from which σ was estimated, at least 2
   * @throws IllegalArgumentException for fewer values or a σ that is not more than 0
   */
  public static Capability ofNormal(Specification asked, double mean, double sigma, int values) {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma: found " + sigma + ", expected more than 0");
    }
    return of(asked, mean - HALF * sigma, mean, mean + HALF * sigma, values);
  }

  /**
   * Of a process that is not normally distributed, by the percentiles that take the place of the
   * mean and of three σ on either side. The interval is that of a normal process with the same
   * index, and so a rough one.
   *
   * @param bottom the value that 0.135 % lie below
   * @param middle the median
   * @param top the value that 0.135 % lie above
   * @param values from which they were estimated, at least 2
   */
  public static Capability ofPercentiles(
      Specification asked, double bottom, double middle, double top, int values) {
    if (!(bottom < middle && middle < top)) {
      throw new IllegalArgumentException(
          "found percentiles %s, %s, %s, expected them rising".formatted(bottom, middle, top));
    }
    return of(asked, bottom, middle, top, values);
  }

  private static Capability of(
      Specification asked, double bottom, double middle, double top, int values) {
    if (values < LEAST) {
      throw new IllegalArgumentException("values: found " + values + ", expected 2 or more");
    }
    double below =
        asked.lower().isPresent()
            ? (middle - asked.lower().getAsDouble()) / (middle - bottom)
            : Double.POSITIVE_INFINITY;
    double above =
        asked.upper().isPresent()
            ? (asked.upper().getAsDouble() - middle) / (top - middle)
            : Double.POSITIVE_INFINITY;
    double near = Math.min(below, above);
    double reach =
        CONFIDENCE * Math.sqrt(1 / (HALF * HALF * values) + near * near / (2 * (values - 1.0)));
    return new Capability(wide(asked, top - bottom), near, near - reach, near + reach);
  }

  private static OptionalDouble wide(Specification asked, double width) {
    return asked.lower().isPresent() && asked.upper().isPresent()
        ? OptionalDouble.of((asked.upper().getAsDouble() - asked.lower().getAsDouble()) / width)
        : OptionalDouble.empty();
  }
}
