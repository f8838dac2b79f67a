package org.millwright.domain.finding;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where findings are kept. Every call may be repeated without further effect. */
public interface FindingJournal {

  /**
   * A finding as kept, with how it went on.
   *
   * @param endedAt event time of its end; null while it is open
   * @param endReason a sentence; null while it is open
   */
  record Entry(Finding finding, @Nullable Instant endedAt, @Nullable String endReason) {
    public boolean isOpen() {
      return endedAt == null;
    }
  }

  /** Writes a change down. An end of a finding that was never opened is kept and waits for it. */
  void record(FindingChange change);

  /** Writes down how an open finding's condition stands. */
  void record(EpisodeStatus status);

  Optional<Entry> of(FindingKey key);

  /** The newest status of a finding's condition, empty when none came yet. */
  Optional<EpisodeStatus> status(FindingKey key);
}
