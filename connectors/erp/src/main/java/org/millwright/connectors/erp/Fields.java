package org.millwright.connectors.erp;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** What fields of orders look like, in XML as in JSON. */
final class Fields {

  static final String QUANTITY =
      "a number above 0 with at most 12 digits before and 6 after the decimal point, such as 500";
  static final String TIME = "a time with its offset from UTC, such as 2026-03-01T06:00:00Z";
  static final String NAME = "1 to 100 characters without control characters";
  static final int MOST_ORDERS = 10_000;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

  private Fields() {}

  static Optional<BigDecimal> quantity(String text) {
    return Optional.of(text)
        .filter(number -> NUMBER.matcher(number).matches())
        .map(BigDecimal::new)
        .filter(number -> number.signum() > 0);
  }

  static Optional<Instant> time(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      // PostgreSQL's timestamps end before the year 294277; nobody plans that far.
      boolean plausible =
          time.isAfter(Instant.parse("1970-01-01T00:00:00Z"))
              && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
      return plausible ? Optional.of(time) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= 100
        && text.chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }
}
