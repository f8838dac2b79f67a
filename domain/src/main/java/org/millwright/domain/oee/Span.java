package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, half open: its end is not part of it.
 *
 * @param to after {@code from}, or the same for none
 */
public record Span(Instant from, Instant to) {

  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("span ends at " + to + ", before it begins at " + from);
    }
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, to);
  }
}
