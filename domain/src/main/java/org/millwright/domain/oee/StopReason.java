package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A person's word on why a machine stood. A later one on the same time stands; the earlier one is
 * kept.
 *
 * @param span as far as it may reach
 * @param open given while the machine stood: it ends with that stop, when the machine produces
 *     again, wherever in the span that is
 * @param author who said so
 * @param note what else was said; may be empty
 * @param knownAt when it was said
 */
public record StopReason(
    Span span, boolean open, Reason reason, String author, String note, Instant knownAt) {

  /** An open one reaches no further. */
  public static final Duration LONGEST = Duration.ofHours(24);

  public StopReason {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(knownAt, "knownAt");
  }
}
