package org.millwright.domain.sheet;

import java.util.Objects;

/**
 * A fault in something a person wrote, said so that they can mend it.
 *
 * @param file path from the installation's root, such as {@code rules/quality/spc-limits.csv}
 * @param line 1-based line; 0 when the fault has no line (a missing file)
 * @param place what in that line, such as {@code column "high"}; may be empty
 * @param found what stands there, quoted as it stands; may be empty
 * @param expected what should stand there, with an example
 */
public record Problem(String file, int line, String place, String found, String expected) {

  public Problem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(found, "found");
    if (line < 0) {
      throw new IllegalArgumentException("line is " + line + ", expected 0 or more");
    }
    if (expected.isBlank()) {
      throw new IllegalArgumentException(
          "expected is blank: a problem without a way out helps nobody");
    }
  }

  /** A fault of a whole file. */
  public static Problem ofFile(String file, String found, String expected) {
    return new Problem(file, 0, "", found, expected);
  }

  /**
   * A fault in a row.
   *
   * @param row its place, {@code file:line}, as {@link Row#place} says it
   */
  public static Problem ofRow(String row, String place, String found, String expected) {
    int colon = row.lastIndexOf(':');
    return new Problem(
        row.substring(0, colon),
        Integer.parseInt(row.substring(colon + 1)),
        place,
        found,
        expected);
  }

  /** One line for a terminal: {@code file:line place: found "…", expected …}. */
  @Override
  public String toString() {
    var text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    if (!place.isEmpty()) {
      text.append(' ').append(place);
    }
    text.append(": ");
    if (!found.isEmpty()) {
      text.append("found \"").append(found).append("\", ");
    }
    return text.append("expected ").append(expected).toString();
  }
}
