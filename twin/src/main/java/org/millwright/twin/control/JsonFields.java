package org.millwright.twin.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object; what is missing, unknown or of the wrong type is a {@link Problem}.
 */
final class JsonFields {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .readerFor(JsonNode.class);

  private final ObjectNode object;

  private JsonFields(ObjectNode object) {
    this.object = object;
  }

  static JsonFields of(byte[] body, List<String> known) throws IOException {
    JsonNode json = parsed(body);
    if (!(json instanceof ObjectNode object)) {
      throw Problem.badField(
          "body", "no JSON object", "an object with " + String.join(", ", known));
    }
    object
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw Problem.badField(name, "an unknown field", "one of " + String.join(", ", known));
          }
        });
    return new JsonFields(object);
  }

  private static @Nullable JsonNode parsed(byte[] body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String place =
          at == null ? "body" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new Problem(400, "The body is not JSON", reason(e), place, "one JSON object in UTF-8");
    }
  }

  /** Jackson's message without what it says about its source in brackets. */
  private static String reason(JsonProcessingException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int bracket = message.indexOf(" (start marker");
    return bracket < 0 ? message : message.substring(0, bracket);
  }

  String text(String name, String expected) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw Problem.badField(name, found(value), expected);
    }
    return value.textValue();
  }

  Optional<String> optionalText(String name, String expected) {
    return has(name) ? Optional.of(text(name, expected)) : Optional.empty();
  }

  double number(String name, String expected) {
    JsonNode value = object.path(name);
    if (!value.isNumber()) {
      throw Problem.badField(name, found(value), expected);
    }
    return value.doubleValue();
  }

  Optional<Integer> wholeNumber(String name, String expected) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = object.path(name);
    if (!value.isInt()) {
      throw Problem.badField(name, found(value), expected);
    }
    return Optional.of(value.intValue());
  }

  /** A number of seconds, or an ISO 8601 duration such as PT90S. */
  Optional<Duration> duration(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    String expected = "seconds such as 90, or a duration such as PT90S";
    JsonNode value = object.path(name);
    if (value.isNumber() && Math.abs(value.doubleValue()) < 1e9) {
      return Optional.of(Duration.ofMillis(Math.round(value.doubleValue() * 1000)));
    }
    if (!value.isTextual()) {
      throw Problem.badField(name, found(value), expected);
    }
    try {
      return Optional.of(Duration.parse(value.textValue()));
    } catch (DateTimeParseException e) {
      throw Problem.badField(name, found(value), expected);
    }
  }

  private boolean has(String name) {
    return object.hasNonNull(name);
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
