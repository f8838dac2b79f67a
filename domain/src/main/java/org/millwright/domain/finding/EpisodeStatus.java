package org.millwright.domain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How an open finding's condition stands: sent when that changes, and every few seconds while the
 * finding is open, so that a repair can be verified on fresh readings.
 *
 * @param at event time of the newest reading that was judged
 * @param since event time since which it stands so
 * @param evidence the newest figures for and against
 */
public record EpisodeStatus(
    FindingKey key, Standing standing, Instant at, Instant since, List<Evidence> evidence) {

  /** Whether the condition is there. */
  public enum Standing {
    PRESENT,
    ABSENT,
    /** Nothing can be said: the machine is cut off or does not run. */
    UNOBSERVED
  }

  public EpisodeStatus {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(standing, "standing");
    if (since.isAfter(at)) {
      throw new IllegalArgumentException("since " + since + " is after " + at);
    }
    evidence = List.copyOf(evidence);
  }
}
