package org.millwright.connectors.kafka;

import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKey;

/** What a record on {@link Topics#FINDINGS} says. */
public sealed interface FindingEvent {

  /** The finding it is about; the record's key. */
  FindingKey key();

  /** A finding opened, worsened or ended. */
  record Changed(FindingChange change) implements FindingEvent {
    @Override
    public FindingKey key() {
      return change.key();
    }
  }

  /** How an open finding's condition stands. */
  record Stands(EpisodeStatus status) implements FindingEvent {
    @Override
    public FindingKey key() {
      return status.key();
    }
  }
}
