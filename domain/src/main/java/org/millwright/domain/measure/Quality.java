package org.millwright.domain.measure;

import java.util.Locale;
import java.util.Optional;

/** How far a reading can be trusted; travels with the value. OPC UA Part 8 severities. */
public enum Quality {
  /** As measured. */
  GOOD,
  /** Usable with care: outside its plausible range, or its clock is doubtful. */
  UNCERTAIN,
  /** Not usable: the sensor or the connection failed. */
  BAD;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As sheets and messages have it. */
  public String word() {
    return word;
  }

  /** The quality of a word, empty when it is none. */
  public static Optional<Quality> of(String word) {
    for (Quality quality : values()) {
      if (quality.word.equals(word)) {
        return Optional.of(quality);
      }
    }
    return Optional.empty();
  }
}
