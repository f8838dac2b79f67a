package org.millwright.domain.oee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Local times of a day.
 *
 * @param to at or before {@code from} it is a time of the next day, so that midnight to midnight is
 *     a whole day
 */
record Hours(LocalTime from, LocalTime to) {

  /** From midnight to midnight. */
  static final Hours WHOLE_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final int DAY = 24 * 60;
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  /** A time at which something begins, such as {@code 06:00}. */
  static Optional<LocalTime> begin(String text) {
    return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
  }

  /** A time at which something ends; {@code 24:00} is the end of the day. */
  static Optional<LocalTime> end(String text) {
    return text.equals("24:00") ? Optional.of(LocalTime.MIDNIGHT) : begin(text);
  }

  /**
   * The stretch that begins on a day. A time that the clocks pass over when they are put forward is
   * later by as much as they are put; of a time that comes twice when they are put back, the first
   * counts. A stretch whose end would then lie before its beginning is empty.
   */
  Span on(LocalDate day, ZoneId zone) {
    Instant begin = day.atTime(from).atZone(zone).toInstant();
    LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
    Instant end = last.atTime(to).atZone(zone).toInstant();
    return new Span(begin, end.isBefore(begin) ? begin : end);
  }

  /** The minute of the day at which it begins. */
  int minute() {
    return from.toSecondOfDay() / 60;
  }

  /** How long it is on a day of 24 hours; 1 to 1440. */
  int minutes() {
    int minutes = to.toSecondOfDay() / 60 - minute();
    return minutes > 0 ? minutes : minutes + DAY;
  }
}
