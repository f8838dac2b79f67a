package org.millwright.connectors.historian.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The readings of a while, rolled up.
 *
 * @param at its beginning
 * @param low least number; NaN when it has none, as are {@code high}, {@code total}, {@code last}
 * @param total sum of the numbers; their mean is {@code total / numbers}
 * @param last newest number
 * @param numbers how many numbers
 * @param readings how many readings, those without a number included
 * @param good how many readings were GOOD
 * @param text newest text; null when it has none
 */
public record While(
    Instant at,
    double low,
    double high,
    double total,
    double last,
    long numbers,
    long readings,
    long good,
    @Nullable String text) {

  public While {
    if (numbers < 0 || readings < numbers || good < 0 || good > readings) {
      throw new IllegalArgumentException(
          "numbers is %d, readings %d, good %d, expected numbers and good within readings"
              .formatted(numbers, readings, good));
    }
  }

  /** The mean of the numbers; NaN when it has none. */
  public double mean() {
    return numbers == 0 ? Double.NaN : total / numbers;
  }

  /** GOOD readings in all readings, 0 to 1; NaN of nothing. */
  public double goodShare() {
    return readings == 0 ? Double.NaN : (double) good / readings;
  }

  /** This and what came after it, as one while that begins here. */
  public While and(While later) {
    return new While(
        at,
        least(low, later.low),
        most(high, later.high),
        numbers == 0 ? later.total : later.numbers == 0 ? total : total + later.total,
        later.numbers == 0 ? last : later.last,
        numbers + later.numbers,
        readings + later.readings,
        good + later.good,
        later.text == null ? text : later.text);
  }

  private static double least(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
  }

  private static double most(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
  }
}
