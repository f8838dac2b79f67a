package org.millwright.connectors.camunda.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks one form. */
final class FormCheck {

  /** Of form-js; those that show something have no key. */
  private static final Set<String> SHOWING =
      Set.of(
          "text",
          "html",
          "image",
          "table",
          "iframe",
          "separator",
          "spacer",
          "button",
          "group",
          "documentPreview");

  private static final Set<String> ASKING =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "datetime",
          "filepicker",
          "expression");

  private static final String LIST = "dynamiclist";

  private final Feel feel;
  private final String text;
  private final Report report;

  FormCheck(Feel feel, String text, Report report) {
    this.feel = feel;
    this.text = text;
    this.report = report;
  }

  void check(JsonNode form) {
    if (form.path("id").asText("").isBlank()) {
      report.add(1, "id", "", "\"id\": the form's name in processes, such as \"repair-machine\"");
    }
    if (form.path("executionPlatformVersion").asText("").isBlank()) {
      report.add(1, "executionPlatformVersion", "", "\"executionPlatformVersion\": \"8.6.0\"");
    }
    if (!form.path("components").isArray() || form.path("components").isEmpty()) {
      report.add(1, "components", "", "at least one component");
    }
    form.path("components").forEach(this::component);
  }

  private void component(JsonNode component) {
    String type = component.path("type").asText("");
    String id = component.path("id").asText("");
    String place = "component \"%s\"".formatted(id);
    boolean asks = ASKING.contains(type);
    if (!asks && !SHOWING.contains(type) && !type.equals(LIST)) {
      report.add(lineOf(type), place + " type", type, Nearest.among(ASKING, type));
    }
    if (asks && component.path("key").asText("").isBlank()) {
      report.add(lineOf(id), place, "", "\"key\": the variable's name, such as \"workDone\"");
    }
    expressions(component, place);
    component.path("components").forEach(this::component);
  }

  private void expressions(JsonNode component, String place) {
    component
        .properties()
        .forEach(each -> {
          if (each.getValue().isTextual()) {
            expression(place + " " + each.getKey(), each.getValue().asText());
          } else if (each.getValue().isObject()) {
            expressions(each.getValue(), place + " " + each.getKey());
          }
        });
  }

  private void expression(String place, String given) {
    if (given.startsWith("=")) {
      feel.faultOf(given.substring(1).strip())
          .ifPresent(fault ->
              report.add(
                  lineOf(given),
                  place,
                  given,
                  "a FEEL expression (" + BpmnExpressions.oneLine(fault) + ")"));
    }
  }

  /** The first line with these words in quotes; 1 when they are written with escapes. */
  private int lineOf(String words) {
    int at = text.indexOf("\"" + words + "\"");
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
