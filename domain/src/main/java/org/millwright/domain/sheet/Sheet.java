package org.millwright.domain.sheet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sheet with named columns, comma-separated as RFC 4180 has it: fields may be quoted, a quoted
 * field may hold commas, quotes (doubled) and line ends. Beyond the RFC, lines that begin with
 * {@code #} and blank lines are remarks, white space around an unquoted field does not count, and a
 * byte order mark, as spreadsheets write it, is passed over.
 *
 * <p>Reading never stops at the first fault: each is added to {@link #problems()}, and so are those
 * that the rows find when their fields are asked for.
 */
public final class Sheet {

  private final List<Row> rows;
  private final List<Problem> problems;

  private Sheet(List<Row> rows, List<Problem> problems) {
    this.rows = rows;
    this.problems = problems;
  }

  /**
   * Reads a sheet.
   *
   * @param file the name that problems will carry
   * @param text the whole file
   * @param required columns that must be there
   * @param optional columns that may be there; any other column is a problem
   */
  public static Sheet parse(String file, String text, Set<String> required, Set<String> optional) {
    var problems = new ArrayList<Problem>();
    var rows = new ArrayList<Row>();
    List<Records.Line> lines = Records.split(file, text, problems);
    if (lines.isEmpty()) {
      problems.add(
          Problem.ofFile(file, "", "a first line that names the columns: " + names(required)));
      return new Sheet(List.of(), problems);
    }
    Records.Line header = lines.getFirst();
    checkHeader(file, header, required, optional, problems);
    for (Records.Line line : lines.subList(1, lines.size())) {
      if (line.fields().size() == header.fields().size()) {
        rows.add(new Row(file, line.number(), header.fields(), line.fields(), problems));
      } else {
        problems.add(
            new Problem(
                file,
                line.number(),
                "",
                line.fields().size() + " fields",
                header.fields().size() + " fields, as many as the first line names"));
      }
    }
    return new Sheet(List.copyOf(rows), problems);
  }

  private static void checkHeader(
      String file,
      Records.Line header,
      Set<String> required,
      Set<String> optional,
      List<Problem> problems) {
    var seen = new LinkedHashSet<String>();
    for (String name : header.fields()) {
      if (!seen.add(name)) {
        problems.add(problem(file, header, name, "each column once"));
      } else if (!required.contains(name) && !optional.contains(name)) {
        var known = new LinkedHashSet<>(required);
        known.addAll(optional);
        problems.add(problem(file, header, name, "one of the columns " + names(known)));
      }
    }
    for (String name : required) {
      if (!seen.contains(name)) {
        problems.add(
            problem(file, header, String.join(",", header.fields()), "a column \"" + name + "\""));
      }
    }
  }

  private static Problem problem(String file, Records.Line line, String found, String expected) {
    return new Problem(file, line.number(), "first line", found, expected);
  }

  private static String names(Set<String> columns) {
    return String.join(", ", columns.stream().sorted().toList());
  }

  /** The rows that have as many fields as the header, in the order of the file. */
  public List<Row> rows() {
    return rows;
  }

  /** Every problem found so far, those of fields read by {@link Row} included. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
