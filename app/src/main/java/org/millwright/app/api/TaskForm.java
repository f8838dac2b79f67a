package org.millwright.app.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.app.web.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a form asks of the person who fills it in. The browser checks it too; a script does not.
 * Fields that show only under a condition are left to the browser.
 */
record TaskForm(JsonNode form) {

  static TaskForm of(String json) {
    return new TaskForm(JsonMapper.shared().readTree(json));
  }

  /** Refuses values that the form would not let through. */
  void check(Map<String, @Nullable Object> values) {
    checkAll(form, values, "variables");
  }

  private static void checkAll(
      JsonNode parent, Map<?, ? extends @Nullable Object> values, String place) {
    for (JsonNode component : parent.path("components")) {
      if (component.has("conditional") || component.path("readonly").asBoolean(false)) {
        continue;
      }
      if (component.has("components")) {
        checkGroup(component, values, place);
      } else if (component.hasNonNull("key")) {
        String key = component.path("key").asString();
        check(component, values.get(key), place + "." + key);
      }
    }
  }

  /**
   * A group with a path keeps its fields' values under it, a list of groups one row after another.
   */
  private static void checkGroup(
      JsonNode group, Map<?, ? extends @Nullable Object> values, String place) {
    String path = group.path("path").asString("");
    if (path.isEmpty()) {
      checkAll(group, values, place);
      return;
    }
    String there = place + "." + path;
    @Nullable Object inside = values.get(path);
    if (!group.path("type").asString("").equals("dynamiclist")) {
      checkAll(group, fields(inside == null ? Map.of() : inside, there), there);
    } else if (inside instanceof List<?> rows) {
      for (int i = 0; i < rows.size(); i++) {
        String row = there + "[" + i + "]";
        checkAll(group, fields(rows.get(i), row), row);
      }
    } else if (inside != null) {
      throw refused(there, "\"" + inside + "\"", "a list");
    }
  }

  private static Map<?, ? extends @Nullable Object> fields(@Nullable Object inside, String place) {
    if (inside instanceof Map<?, ? extends @Nullable Object> fields) {
      return fields;
    }
    throw refused(place, "\"" + inside + "\"", "an object with fields");
  }

  private static void check(JsonNode field, @Nullable Object value, String place) {
    JsonNode rules = field.path("validate");
    String text = value == null ? "" : value.toString().strip();
    if (rules.path("required").asBoolean(false) && text.isEmpty()) {
      throw refused(place, "nothing", "a value: " + field.path("label").asString("required"));
    }
    if (text.isEmpty()) {
      return;
    }
    if (field.path("type").asString("").equals("number")) {
      checkNumber(field, value, place);
    } else if (value instanceof String) {
      checkLength(rules, text, place);
    }
  }

  private static void checkLength(JsonNode rules, String text, String place) {
    int least = rules.path("minLength").asInt(0);
    int most = rules.path("maxLength").asInt(Integer.MAX_VALUE);
    if (text.length() < least || text.length() > most) {
      throw refused(
          place, text.length() + " characters", "from " + least + " to " + most + " characters");
    }
  }

  private static void checkNumber(JsonNode field, @Nullable Object value, String place) {
    JsonNode least = field.path("validate").path("min");
    JsonNode most = field.path("validate").path("max");
    boolean asText = field.path("serializeToString").asBoolean(false);
    boolean fits =
        number(value, asText)
            .filter(number -> !least.isNumber() || number.compareTo(least.decimalValue()) >= 0)
            .filter(number -> !most.isNumber() || number.compareTo(most.decimalValue()) <= 0)
            .isPresent();
    if (!fits) {
      throw refused(
          place,
          value instanceof Number ? value.toString() : "\"" + value + "\"",
          "a number"
              + (least.isNumber() ? ", not below " + least.asString() : "")
              + (most.isNumber() ? ", not above " + most.asString() : ""));
    }
  }

  private static Optional<BigDecimal> number(@Nullable Object value, boolean asText) {
    if (!(value instanceof Number || (asText && value instanceof String))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.toString().strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Refusal refused(String place, String found, String expected) {
    return Refusal.badRequest("found " + found, place, expected);
  }
}
