package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's word on why a machine stood. A later one on the same time stands; the earlier one is
 * kept.
 *
 * @param reason its code in the tree of reasons
 * @param author who said so
 * @param note what else was said; may be empty
 * @param knownAt when it was said
 */
public record StopReason(Span span, Reason reason, String author, String note, Instant knownAt) {
  public StopReason {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(knownAt, "knownAt");
  }
}
