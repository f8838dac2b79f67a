package org.millwright.stack;

import java.time.Duration;

/** How long to wait before a part is started again: short at first, longer while it keeps dying. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration SOUND = Duration.ofSeconds(60);

  private Duration next = FIRST;

  /**
   * The pause after a life that lasted {@code lived}; a life of a minute wipes out what was before.
   */
  Duration after(Duration lived) {
    if (lived.compareTo(SOUND) >= 0) {
      next = FIRST;
    }
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return pause;
  }
}
