package org.millwright.domain.oee;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.domain.sheet.Row;

/**
 * The plant's days on which a row of a sheet holds, by the clocks of the plant's zone.
 *
 * @param first included; {@link LocalDate#MIN} when the row has held since ever
 * @param last included, not before the first; {@link LocalDate#MAX} when the row holds on
 */
record Validity(LocalDate first, LocalDate last) {

  /** The column of both sheets. */
  static final String COLUMN = "valid";

  static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

  private static final String FORMS =
      "nothing, for always, or 2026-03-01.., ..2026-02-28 or 2026-03-01..2026-06-30";
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})?\\.\\.(\\d{4}-\\d{2}-\\d{2})?");

  Validity {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("validity ends on " + last + ", before " + first);
    }
  }

  /** Reads the column of a row; empty when it was refused. */
  static Optional<Validity> of(Row row) {
    String text = row.text(COLUMN);
    Matcher form = FORM.matcher(text);
    if (text.isEmpty()) {
      return Optional.of(ALWAYS);
    }
    if (text.equals("..") || !form.matches()) {
      row.refuse(COLUMN, FORMS);
      return Optional.empty();
    }
    try {
      LocalDate first = form.group(1) == null ? LocalDate.MIN : LocalDate.parse(form.group(1));
      LocalDate last = form.group(2) == null ? LocalDate.MAX : LocalDate.parse(form.group(2));
      if (!last.isBefore(first)) {
        return Optional.of(new Validity(first, last));
      }
      row.refuse(COLUMN, "a last day that is not before the first");
    } catch (DateTimeException _) {
      row.refuse(COLUMN, "days that the year has, such as 2026-02-28");
    }
    return Optional.empty();
  }

  /** True when the row holds on the day. */
  boolean has(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** True when there is a day on which both hold. */
  boolean meets(Validity other) {
    return !first.isAfter(other.last) && !other.first.isAfter(last);
  }
}
