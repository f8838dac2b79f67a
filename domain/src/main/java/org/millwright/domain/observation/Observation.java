package org.millwright.domain.observation;

import java.time.Instant;
import java.util.Objects;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/**
 * One reading of one signal, normalised: named, scaled to its tag's unit, and judged fit for use.
 *
 * @param at event time, from the source; millisecond precision
 */
public record Observation(SignalName signal, Instant at, Value value, Quality quality) {
  public Observation {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(quality, "quality");
    if (value instanceof Value.Missing && quality == Quality.GOOD) {
      throw new IllegalArgumentException(
          signal + " is missing and GOOD; missing is BAD or UNCERTAIN");
    }
  }
}
