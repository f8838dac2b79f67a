package org.millwright.connectors.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A row that changed. */
public record Change(Kind kind, String key) {

  /** What changed. */
  public enum Kind {
    FINDING,
    WORK_ORDER,
    TASK,
    DOCUMENT,
    ORDER,
    DEAD_LETTER,
    COUNTERMEASURE;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads a notice {@code kind:key}; empty for a kind of a newer schema. */
  static Optional<Change> of(String notice) {
    int colon = notice.indexOf(':');
    return Arrays.stream(Kind.values())
        .filter(kind -> colon > 0 && kind.word().equals(notice.substring(0, colon)))
        .findFirst()
        .map(kind -> new Change(kind, notice.substring(colon + 1)));
  }
}
