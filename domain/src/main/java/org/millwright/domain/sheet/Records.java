package org.millwright.domain.sheet;

import java.util.ArrayList;
import java.util.List;

/** Splits text into records of fields; one pass, one character at a time. */
final class Records {

  /** A record and the 1-based line it begins in. */
  record Line(int number, List<String> fields) {}

  private final String file;
  private final String text;
  private final List<Problem> problems;
  private final List<Line> lines = new ArrayList<>();
  private int at;
  private int lineNumber = 1;

  private Records(String file, String text, List<Problem> problems) {
    this.file = file;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.problems = problems;
  }

  static List<Line> split(String file, String text, List<Problem> problems) {
    var records = new Records(file, text, problems);
    while (records.at < records.text.length()) {
      records.record();
    }
    return records.lines;
  }

  private void record() {
    if (remarkOrBlank()) {
      skipLine();
      return;
    }
    int began = lineNumber;
    var fields = new ArrayList<String>();
    boolean more = true;
    while (more) {
      fields.add(field());
      more = at < text.length() && text.charAt(at) == ',';
      if (more) {
        at++;
      }
    }
    endOfLine();
    lines.add(new Line(began, List.copyOf(fields)));
  }

  private boolean remarkOrBlank() {
    int look = at;
    while (look < text.length() && (text.charAt(look) == ' ' || text.charAt(look) == '\t')) {
      look++;
    }
    return look == text.length() || "#\r\n".indexOf(text.charAt(look)) >= 0;
  }

  private String field() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
  }

  private String plain() {
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private String quoted() {
    int opened = lineNumber;
    var field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (c == '"') {
        afterQuote();
        return field.toString();
      } else {
        lineNumber += c == '\n' ? 1 : 0;
        field.append(c);
      }
    }
    problems.add(new Problem(file, opened, "", "\"" + start(field), "a closing quote"));
    return field.toString();
  }

  private void afterQuote() {
    String rest = plain();
    if (!rest.isEmpty()) {
      problems.add(new Problem(file, lineNumber, "", rest, "a comma after the closing quote"));
    }
  }

  private static String start(CharSequence field) {
    return field.length() <= 40 ? field.toString() : field.subSequence(0, 40) + "…";
  }

  private void skipLine() {
    while (at < text.length() && "\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    endOfLine();
  }

  private void endOfLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    lineNumber++;
  }
}
