package org.millwright.domain.oee;

import java.util.Objects;

/**
 * A shift of one day, such as the night that began on Monday.
 *
 * @param name its name in the calendar
 * @param span all of it, breaks included
 */
public record Shift(String name, Span span) {
  public Shift {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(span, "span");
  }
}
