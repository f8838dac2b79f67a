package org.millwright.connectors.historian.archive;

import java.time.Duration;

/** How finely readings are kept: as they came, or rolled up. From fine to coarse. */
public enum Grain {
  RAW(Duration.ofMillis(1)),
  MINUTES(Duration.ofMinutes(1)),
  HOURS(Duration.ofHours(1));

  private final Duration length;

  Grain(Duration length) {
    this.length = length;
  }

  /** Of what it distinguishes. */
  public Duration length() {
    return length;
  }
}
