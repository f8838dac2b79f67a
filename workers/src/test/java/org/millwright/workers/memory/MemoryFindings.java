package org.millwright.workers.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;

/** A journal of findings in memory. */
public final class MemoryFindings implements FindingJournal {

  private final Map<FindingKey, Entry> entries = new HashMap<>();
  private final Map<FindingKey, EpisodeStatus> statuses = new HashMap<>();

  @Override
  public synchronized void record(FindingChange change) {
    switch (change) {
      case FindingChange.Opened(Finding finding) ->
          entries.putIfAbsent(finding.key(), new Entry(finding, null, null));
      case FindingChange.Worsened(Finding finding) ->
          entries.put(finding.key(), new Entry(finding, null, null));
      case FindingChange.Ended ended ->
          entries.computeIfPresent(
              ended.key(), (key, entry) -> new Entry(entry.finding(), ended.at(), ended.reason()));
    }
  }

  @Override
  public synchronized void record(EpisodeStatus status) {
    statuses.put(status.key(), status);
  }

  @Override
  public synchronized Optional<Entry> of(FindingKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public synchronized Optional<EpisodeStatus> status(FindingKey key) {
    return Optional.ofNullable(statuses.get(key));
  }
}
