package org.millwright.connectors.camunda.check;

import java.util.ArrayList;
import java.util.List;
import org.millwright.domain.sheet.Problem;

/** The problems of one file as they are found. */
final class Report {

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  Report(String file) {
    this.file = file;
  }

  void add(int line, String place, String found, String expected) {
    problems.add(new Problem(file, line, place, found, expected));
  }

  /** A problem of an element. */
  void add(XmlNode node, String found, String expected) {
    add(node.line(), node.place(), found, expected);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
