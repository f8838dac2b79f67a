package org.millwright.domain.oee;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long one piece should take on a machine. */
@FunctionalInterface
public interface Pace {

  /**
   * PRI, planned run time per item, above 0, to the microsecond; empty when nobody said.
   *
   * @param product null when it is not known what is made
   * @param at the moment just before the piece counts, epoch milliseconds: a piece that is told at
   *     the very moment of a change belongs to the time before it
   */
  Optional<Duration> of(@Nullable String product, long at);
}
