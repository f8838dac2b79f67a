package org.millwright.domain.sheet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One row of a {@link Sheet}. A field that cannot be read as asked is added to the sheet's problems
 * and answered with a harmless stand-in, so that one pass finds all faults; whoever reads a sheet
 * looks at {@link Sheet#problems()} before using what was read.
 */
public final class Row {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private final String file;
  private final int line;
  private final List<String> columns;
  private final List<String> fields;
  private final List<Problem> problems;

  Row(String file, int line, List<String> columns, List<String> fields, List<Problem> problems) {
    this.file = file;
    this.line = line;
    this.columns = columns;
    this.fields = fields;
    this.problems = problems;
  }

  /** 1-based line of the file in which the row begins. */
  public int line() {
    return line;
  }

  /** The row's place for evidence and messages, {@code file:line}. */
  public String place() {
    return file + ":" + line;
  }

  /** The field, empty when it is blank or the column is not there. */
  public String text(String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : fields.get(index);
  }

  /** The field; blank is a problem. */
  public String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      refuse(column, "a value");
    }
    return text;
  }

  /** A decimal number with a point, finite; blank is empty. */
  public OptionalDouble number(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!NUMBER.matcher(text).matches()) {
      refuse(column, "a number with a decimal point, such as " + example(text));
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      refuse(column, "a number within 1.7e308 of zero");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(number);
  }

  /** A decimal number; blank is {@code otherwise}. */
  public double number(String column, double otherwise) {
    return number(column).orElse(otherwise);
  }

  /** Seconds, 0 or more; blank is {@code otherwise}. */
  public Duration seconds(String column, Duration otherwise) {
    OptionalDouble number = number(column);
    if (number.isEmpty()) {
      return otherwise;
    }
    if (number.getAsDouble() < 0 || number.getAsDouble() > 1e9) {
      refuse(column, "seconds, 0 or more");
      return otherwise;
    }
    return Duration.ofMillis(Math.round(number.getAsDouble() * 1000));
  }

  /**
   * One of the plant's words.
   *
   * @param reading turns the field into the word, empty when it is none
   * @param expected the sentence for a field that is none
   */
  public <T> Optional<T> word(
      String column, Function<String, Optional<T>> reading, String expected) {
    Optional<T> word = reading.apply(text(column));
    if (word.isEmpty()) {
      refuse(column, expected);
    }
    return word;
  }

  /** Adds a problem of this row's field. */
  public void refuse(String column, String expected) {
    problems.add(new Problem(file, line, "column \"" + column + "\"", text(column), expected));
  }

  private static String example(String text) {
    String pointed = text.replace(',', '.');
    return NUMBER.matcher(pointed).matches() ? pointed : "7.1";
  }
}
