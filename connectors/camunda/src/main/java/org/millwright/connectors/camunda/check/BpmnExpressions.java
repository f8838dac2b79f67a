package org.millwright.connectors.camunda.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Does every expression parse, and every timer? */
final class BpmnExpressions {

  private static final Set<String> TIMERS = Set.of("timeDuration", "timeCycle", "timeDate");
  private static final Pattern REPEATS = Pattern.compile("R\\d*/");

  private final Feel feel;
  private final Report report;

  BpmnExpressions(Feel feel, Report report) {
    this.feel = feel;
    this.report = report;
  }

  void check(XmlNode definitions) {
    walk(definitions, "");
  }

  private void walk(XmlNode node, String owner) {
    String place = node.attribute("id").isPresent() ? node.place() : owner;
    if (node.namespace().equals(XmlNode.ZEEBE)) {
      for (Map.Entry<String, String> each : node.attributes().entrySet()) {
        expression(node, place + " " + node.name() + " " + each.getKey(), each.getValue());
      }
    } else if (node.is("conditionExpression")) {
      condition(node, place + " condition");
    } else if (TIMERS.contains(node.name())) {
      timer(node, place + " " + node.name());
    }
    node.children().forEach(child -> walk(child, place));
  }

  private void condition(XmlNode node, String place) {
    if (node.words().startsWith("=")) {
      expression(node, place, node.words());
    } else {
      report.add(node.line(), place, node.words(), "an expression that begins with =");
    }
  }

  private void expression(XmlNode node, String place, String text) {
    if (text.startsWith("=")) {
      feel.faultOf(text.substring(1).strip())
          .ifPresent(fault ->
              report.add(
                  node.line(), place.strip(), text, "a FEEL expression (" + oneLine(fault) + ")"));
    }
  }

  private void timer(XmlNode node, String place) {
    String text = node.words();
    if (text.startsWith("=")) {
      expression(node, place, text);
    } else if (!isTime(node.name(), text)) {
      report.add(node.line(), place, text, example(node.name()));
    }
  }

  private static boolean isTime(String kind, String text) {
    try {
      switch (kind) {
        case "timeDate" -> ZonedDateTime.parse(text);
        case "timeCycle" -> duration(REPEATS.matcher(text).replaceFirst(""));
        default -> duration(text);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void duration(String text) {
    if (text.contains("T")) {
      Duration.parse(text);
    } else {
      Period.parse(text);
    }
  }

  private static String example(String kind) {
    return switch (kind) {
      case "timeDate" -> "a time such as 2026-03-01T06:00:00Z, or an expression such as =dueAt";
      case "timeCycle" -> "a cycle such as R/PT15S";
      default -> "a duration such as PT20S, or an expression such as =grace";
    };
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
