package org.millwright.stream;

import java.time.Duration;

/**
 * Whether frames have waited before they came here: then a machine that was not heard may not be
 * silent, its frames may only wait their turn. Times in epoch milliseconds.
 */
final class Backlog {

  private static final long LATE = Duration.ofSeconds(2).toMillis();

  /** Frames that are late for longer come from a process whose clock is off. */
  private static final long LONGEST = Duration.ofMinutes(10).toMillis();

  private static final long NEVER = Long.MIN_VALUE / 2;

  private long lateSince = NEVER;
  private long lateAt = NEVER;
  private long onTimeAt = NEVER;

  /** A frame that was received at {@code knownAt} came here. */
  void came(long knownAt, long now) {
    if (now - knownAt < LATE) {
      onTimeAt = now;
      lateSince = NEVER;
    } else {
      lateSince = lateSince == NEVER ? now : lateSince;
      lateAt = now;
    }
  }

  /** True when frames came lately, and only late ones. */
  boolean stands(long now) {
    return now - lateAt < LATE && now - onTimeAt >= LATE && now - lateSince < LONGEST;
  }
}
