package org.millwright.domain.oee;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much time of a window each element got, in whole milliseconds. Accounts of windows that do
 * not overlap, and of different machines, can be added.
 *
 * <p>What nobody observed is {@link TimeElement#UNKNOWN} and no part of the planned busy time: an
 * indicator speaks of the time that is known, and {@link #unknown()} says how much is not. So PBT =
 * APT + AUST + ADET + ADOT holds in every account.
 */
public final class TimeAccount {

  /** No time at all. */
  public static final TimeAccount NONE = new TimeAccount(new long[TimeElement.values().length]);

  private final long[] millis;

  private TimeAccount(long[] millis) {
    this.millis = millis;
  }

  /**
   * An account of these times; what is not named is zero.
   *
   * @throws IllegalArgumentException for a negative time
   */
  public static TimeAccount of(Map<TimeElement, Duration> times) {
    var millis = new long[TimeElement.values().length];
    times.forEach((element, time) -> {
      if (time.isNegative()) {
        throw new IllegalArgumentException(element + " is " + time + ", expected 0 or more");
      }
      millis[element.ordinal()] = time.toMillis();
    });
    return new TimeAccount(millis);
  }

  /** An account of one element, in milliseconds. */
  static TimeAccount of(TimeElement element, long time) {
    var millis = new long[TimeElement.values().length];
    millis[element.ordinal()] = time;
    return new TimeAccount(millis);
  }

  /** An account of as many milliseconds, in the order of the elements; the array is not copied. */
  static TimeAccount ofMillis(long[] millis) {
    return new TimeAccount(millis);
  }

  /** The time of one element. */
  public Duration of(TimeElement element) {
    return Duration.ofMillis(millis(element));
  }

  long millis(TimeElement element) {
    return millis[element.ordinal()];
  }

  /** PBT, planned busy time, as far as it is known: APT + AUST + ADET + ADOT. */
  public Duration plannedBusy() {
    return Duration.ofMillis(busyMillis());
  }

  long busyMillis() {
    return millis(TimeElement.PRODUCTION)
        + millis(TimeElement.SETUP)
        + millis(TimeElement.DELAY)
        + millis(TimeElement.DOWN);
  }

  /** POT, planned operation time: PBT, planned downtime and what is not known. */
  public Duration plannedOperation() {
    return Duration.ofMillis(
        busyMillis() + millis(TimeElement.PLANNED_DOWN) + millis(TimeElement.UNKNOWN));
  }

  /** The time within the planned operation time of which nothing is known. */
  public Duration unknown() {
    return of(TimeElement.UNKNOWN);
  }

  /** All of it: the window's length, for one machine. */
  public Duration calendar() {
    return Duration.ofMillis(calendarMillis());
  }

  long calendarMillis() {
    long sum = 0;
    for (long time : millis) {
      sum += time;
    }
    return sum;
  }

  /** Both together. */
  public TimeAccount plus(TimeAccount other) {
    var sum = new long[millis.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = Math.addExact(millis[i], other.millis[i]);
    }
    return new TimeAccount(sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeAccount account && Arrays.equals(millis, account.millis);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(millis);
  }

  @Override
  public String toString() {
    var times = new EnumMap<TimeElement, Duration>(TimeElement.class);
    for (TimeElement element : TimeElement.values()) {
      if (millis(element) != 0) {
        times.put(element, of(element));
      }
    }
    return times.toString();
  }
}
