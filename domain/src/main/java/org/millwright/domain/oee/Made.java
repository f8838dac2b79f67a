package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that a counter told at one moment, made until then.
 *
 * @param at event time; the pieces count to the time before it
 * @param element what the time before it counts as: only pieces of planned busy time count to the
 *     indicators
 * @param planned the calendar's word on the time before it
 * @param order null when the machine had none, or nobody tells
 * @param plannedMicros PRI of one piece in microseconds; 0 when nobody said
 * @param pieces made, above 0
 * @param scrap of them, found bad until now
 * @param rework of them, to be reworked
 */
public record Made(
    Instant at,
    TimeElement element,
    Planned planned,
    @Nullable OrderRun order,
    long plannedMicros,
    long pieces,
    long scrap,
    long rework) {
  public Made {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(planned, "planned");
    if (pieces <= 0 || scrap < 0 || rework < 0 || scrap + rework > pieces) {
      throw new IllegalArgumentException(
          pieces + " pieces, of them " + scrap + " scrap and " + rework + " rework");
    }
  }

  /** Pieces that are good, as far as is known. */
  public long good() {
    return pieces - scrap - rework;
  }

  /** The same pieces, of which so many more are scrap and to be reworked; or fewer, below 0. */
  Made but(long moreScrap, long moreRework) {
    return new Made(
        at, element, planned, order, plannedMicros, pieces, scrap + moreScrap, rework + moreRework);
  }
}
