package org.millwright.domain.observation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signal of a machine: lower-case letters, digits and inner hyphens, such as {@code vibration}.
 */
public record SignalName(String value) implements Comparable<SignalName> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** The machine's state; its values are the words of {@code MachineState}. */
  public static final SignalName STATE = new SignalName("state");

  /** Parts made, good and bad, since some moment; resets now and then. */
  public static final SignalName PARTS = new SignalName("parts");

  /** Parts rejected, counted like {@link #PARTS}. */
  public static final SignalName REJECTS = new SignalName("rejects");

  public SignalName {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "signal is \"" + value + "\", expected lower-case letters, digits and inner hyphens");
    }
  }

  /** The name, empty when the text is none. */
  public static Optional<SignalName> of(String text) {
    return wellFormed(text) ? Optional.of(new SignalName(text)) : Optional.empty();
  }

  private static boolean wellFormed(String text) {
    return text.length() <= 64 && FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(SignalName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
