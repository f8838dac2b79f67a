package org.millwright.connectors.historian.archive;

import java.time.Instant;
import java.util.Objects;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/**
 * One reading as it is kept.
 *
 * @param at event time, whole milliseconds
 * @param value missing where the reading was bad
 */
public record Reading(Instant at, Value value, Quality quality) {
  public Reading {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(quality, "quality");
  }
}
