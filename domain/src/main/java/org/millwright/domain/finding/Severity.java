package org.millwright.domain.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a finding matters, from the least. */
public enum Severity {
  /** Worth knowing. */
  NOTICE,
  /** Somebody has to act in time. */
  WARNING,
  /** Somebody has to act now. */
  CRITICAL;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> of(String word) {
    return Arrays.stream(values()).filter(severity -> severity.word().equals(word)).findFirst();
  }
}
