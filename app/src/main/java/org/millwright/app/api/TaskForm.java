package org.millwright.app.api;

import java.util.Map;
import java.util.stream.StreamSupport;
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
    StreamSupport.stream(form.path("components").spliterator(), false)
        .filter(field -> field.hasNonNull("key") && !field.path("readonly").asBoolean(false))
        .filter(field -> !field.has("conditional"))
        .forEach(field -> check(field, values.get(field.path("key").asString())));
  }

  private static void check(JsonNode field, @Nullable Object value) {
    JsonNode rules = field.path("validate");
    String text = value == null ? "" : value.toString().strip();
    if (rules.path("required").asBoolean(false) && text.isEmpty()) {
      throw refused(field, "nothing", "a value: " + field.path("label").asString("required"));
    }
    int least = rules.path("minLength").asInt(0);
    int most = rules.path("maxLength").asInt(Integer.MAX_VALUE);
    if (value instanceof String
        && !text.isEmpty()
        && (text.length() < least || text.length() > most)) {
      throw refused(
          field, text.length() + " characters", "from " + least + " to " + most + " characters");
    }
  }

  private static Refusal refused(JsonNode field, String found, String expected) {
    return Refusal.badRequest(
        "found " + found, "variables." + field.path("key").asString(), expected);
  }
}
