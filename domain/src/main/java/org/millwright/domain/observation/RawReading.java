package org.millwright.domain.observation;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/**
 * A reading as the device gave it, before its tag sheet is applied.
 *
 * @param address what the device calls the signal: a node id, a register, a metric, a JSON name
 * @param at the source's time; null when the protocol has none
 */
public record RawReading(String address, @Nullable Instant at, Value value, Quality quality) {
  public RawReading {
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(quality, "quality");
  }
}
