package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/**
 * Planned busy time without a break in which a machine neither produced nor was set up.
 *
 * @param span all of it, also beyond the window that was asked for
 * @param intervals of it, all of them
 * @param minor shorter than the machine's terms; needs no reason
 * @param open it was not over at the last moment that is known: its length so far
 */
public record Stop(Span span, List<Interval> intervals, boolean minor, boolean open) {
  public Stop {
    intervals = List.copyOf(intervals);
    if (intervals.isEmpty()) {
      throw new IllegalArgumentException("a stop at " + span + " of no intervals");
    }
  }

  /** The state that took the most of it; of two, the one that came first. */
  public MachineState state() {
    MachineState longest = MachineState.UNKNOWN;
    long most = -1;
    for (Interval interval : intervals) {
      long time =
          intervals.stream()
              .filter(other -> other.state() == interval.state())
              .mapToLong(Interval::millis)
              .sum();
      if (time > most) {
        most = time;
        longest = interval.state();
      }
    }
    return longest;
  }

  /** The reason of its longest part that has one; null when nobody gave one. */
  public @Nullable StopReason reason() {
    @Nullable StopReason reason = null;
    long most = -1;
    for (Interval interval : intervals) {
      if (interval.reason() != null && interval.millis() > most) {
        most = interval.millis();
        reason = interval.reason();
      }
    }
    return reason;
  }

  /** The part of it that nobody gave a reason for; none of a minor one. */
  public Duration unexplained() {
    return minor
        ? Duration.ZERO
        : Duration.ofMillis(
            intervals.stream()
                .filter(interval -> interval.reason() == null)
                .mapToLong(Interval::millis)
                .sum());
  }

  /** When the machine itself went down first; the stop's beginning when it never did. */
  Instant downFrom() {
    return intervals.stream()
        .filter(Stop::isDown)
        .map(one -> one.span().from())
        .findFirst()
        .orElse(span.from());
  }

  /** For how long the machine itself was down within a window. */
  long downMillisWithin(Span window) {
    Spans down = Spans.of(intervals.stream().filter(Stop::isDown).map(Interval::span).toList());
    return down.and(Spans.of(window)).length().toMillis();
  }

  /** Without an order too, unless people said that there was nothing but no order. */
  private static boolean isDown(Interval interval) {
    StopReason given = interval.reason();
    return interval.state() == MachineState.DOWN
        && (given == null || given.reason().element() != TimeElement.DOWN);
  }

  /** True for a failure of the machine itself: it was down, and for longer than a minor stop. */
  public boolean isFailure() {
    return !minor && intervals.stream().anyMatch(Stop::isDown);
  }
}
