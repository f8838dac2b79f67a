package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's word on pieces that were made: found bad later, reworked, or not made at all. It
 * belongs to the interval of production, whenever it was found. Corrections add up.
 *
 * @param span in which the pieces were made
 * @param scrap so many good pieces of the span are scrap; below 0 takes scrap back
 * @param rework so many good pieces of the span need rework; below 0 takes rework back
 * @param author who said so
 * @param reason why
 * @param knownAt when it was said
 */
public record CountCorrection(
    Span span, long scrap, long rework, String author, String reason, Instant knownAt) {
  public CountCorrection {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(author, "author");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(knownAt, "knownAt");
    if (scrap == 0 && rework == 0) {
      throw new IllegalArgumentException("a correction of no pieces");
    }
  }
}
