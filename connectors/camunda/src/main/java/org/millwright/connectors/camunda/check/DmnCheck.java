package org.millwright.connectors.camunda.check;

import java.util.List;
import java.util.Optional;

/** Checks one file of decisions. */
final class DmnCheck {

  private final Feel feel;
  private final Report report;

  DmnCheck(Feel feel, Report report) {
    this.feel = feel;
    this.report = report;
  }

  void check(XmlNode definitions) {
    Platform.check(definitions, report);
    List<XmlNode> decisions = definitions.all("decision");
    if (decisions.isEmpty()) {
      report.add(definitions, "", "a decision");
    }
    for (XmlNode decision : decisions) {
      if (decision.attribute("name").isEmpty()) {
        report.add(decision, "", "name=\"...\": what is decided, in a reader's words");
      }
      decision.all("decisionTable").forEach(this::table);
      decision.all("literalExpression").forEach(each -> expression(each, each.place()));
    }
  }

  private void table(XmlNode table) {
    table.all("inputExpression").forEach(each -> expression(each, each.place()));
    for (XmlNode output : table.children().stream().filter(each -> each.is("output")).toList()) {
      if (output.attribute("name").isEmpty()) {
        report.add(output, "", "name=\"...\": the name of the result");
      }
    }
    long inputs = table.children().stream().filter(each -> each.is("input")).count();
    long outputs = table.children().stream().filter(each -> each.is("output")).count();
    for (XmlNode rule : table.children().stream().filter(each -> each.is("rule")).toList()) {
      cells(rule, inputs, outputs);
    }
  }

  private void cells(XmlNode rule, long inputs, long outputs) {
    List<XmlNode> tests = rule.all("inputEntry");
    List<XmlNode> results = rule.all("outputEntry");
    if (tests.size() != inputs || results.size() != outputs) {
      report.add(
          rule,
          "%d input and %d output cells".formatted(tests.size(), results.size()),
          "%d input and %d output cells, one for each column".formatted(inputs, outputs));
    }
    tests.forEach(this::test);
    results.forEach(each -> expression(each, each.place()));
  }

  private void test(XmlNode cell) {
    String text = text(cell);
    if (!text.isEmpty()) {
      fault(cell, cell.place(), text, feel.faultOfTest(text));
    }
  }

  private void expression(XmlNode cell, String place) {
    String text = text(cell);
    if (text.isEmpty()) {
      report.add(cell.line(), place, "", "an expression, such as \"high\" or null");
    } else {
      fault(cell, place, text, feel.faultOf(text));
    }
  }

  private void fault(XmlNode cell, String place, String text, Optional<String> fault) {
    int line = cell.child("text").orElse(cell).line();
    fault.ifPresent(words ->
        report.add(
            line, place, text, "a FEEL expression (" + BpmnExpressions.oneLine(words) + ")"));
  }

  private static String text(XmlNode cell) {
    return cell.child("text").map(XmlNode::words).orElse("");
  }
}
