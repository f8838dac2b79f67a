package org.millwright.domain.plant;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A machine's name in every message, file and process: lower-case letters, digits and inner
 * hyphens, at most 64 characters, such as {@code cnc-1}.
 */
public record MachineId(String value) implements Comparable<MachineId> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public MachineId {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "machine id is \"" + value + "\", expected lower-case letters, digits and inner hyphens");
    }
  }

  /** The id, empty when the text is none. */
  public static Optional<MachineId> of(String text) {
    return wellFormed(text) ? Optional.of(new MachineId(text)) : Optional.empty();
  }

  private static boolean wellFormed(String text) {
    return text.length() <= 64 && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(MachineId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
