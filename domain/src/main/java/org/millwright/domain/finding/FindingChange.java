package org.millwright.domain.finding;

import java.time.Instant;

/** What happens to a finding, in this order: it opens, may worsen, ends. */
public sealed interface FindingChange {

  FindingKey key();

  /** An episode began. */
  record Opened(Finding finding) implements FindingChange {
    @Override
    public FindingKey key() {
      return finding.key();
    }
  }

  /** The same episode, now severer; {@code finding} carries the new severity and evidence. */
  record Worsened(Finding finding) implements FindingChange {
    @Override
    public FindingKey key() {
      return finding.key();
    }
  }

  /**
   * The condition is gone.
   *
   * @param at event time since which it is gone
   * @param knownAt when that was judged
   * @param reason a sentence with the figures
   */
  record Ended(FindingKey key, Instant at, Instant knownAt, String reason)
      implements FindingChange {}
}
