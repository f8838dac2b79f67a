package org.millwright.workers.maintenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times in sentences: UTC, to the second. */
final class Seconds {

  private Seconds() {}

  static String of(@Nullable Instant time) {
    return time == null ? "an unknown time" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
