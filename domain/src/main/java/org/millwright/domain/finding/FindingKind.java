package org.millwright.domain.finding;

import java.util.regex.Pattern;

/**
 * What was found, as the message that starts a process is named: lower-case words with hyphens,
 * such as {@code machine-needs-work}.
 */
public record FindingKind(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** A machine is outside its limits and wants maintenance. */
  public static final FindingKind MACHINE_NEEDS_WORK = new FindingKind("machine-needs-work");

  public FindingKind {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "kind is \"" + value + "\", expected lower-case words with hyphens");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
