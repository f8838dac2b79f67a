package org.millwright.twin.crew;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fills in a form-js form as a willing technician would: yes to every question, a sentence in every
 * text field.
 */
final class FormAnswers {
  private static final String SENTENCE = "Done by the simulated crew.";

  private FormAnswers() {}

  static ObjectNode to(JsonNode form) {
    ObjectNode answers = JsonNodeFactory.instance.objectNode();
    for (JsonNode field : form.path("components")) {
      if (field.hasNonNull("key") && !field.path("readonly").asBoolean()) {
        answer(answers, field.path("key").textValue(), field);
      }
    }
    return answers;
  }

  private static void answer(ObjectNode answers, String key, JsonNode field) {
    switch (field.path("type").asText()) {
      case "checkbox" -> answers.put(key, true);
      case "number" -> answers.put(key, field.path("validate").path("min").asLong(0));
      case "select", "radio" -> answers.set(key, field.path("values").path(0).path("value"));
      case "textfield", "textarea" -> answers.put(key, SENTENCE);
      default -> {
        // Only what a field is required for would be missed, and Millwright then names it.
      }
    }
  }
}
