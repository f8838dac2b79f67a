package org.millwright.connectors.kafka;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object that is read strictly: what is missing or of the wrong kind is an {@link
 * UnreadableRecord} that names the field. Fields that nobody asks for do not matter.
 *
 * @param path where the object lies, such as {@code data/evidence/0}; empty at the top
 */
record JsonObject(String path, JsonNode node) {

  JsonObject {
    if (!node.isObject()) {
      throw new UnreadableRecord(
          (path.isEmpty() ? "record" : path) + ": found " + shown(node) + ", expected an object");
    }
  }

  String text(String field) {
    JsonNode value = node.path(field);
    if (!value.isString()) {
      throw wrong(field, "a text");
    }
    return value.stringValue();
  }

  double number(String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      throw wrong(field, "a number");
    }
    return value.doubleValue();
  }

  OptionalDouble optionalNumber(String field) {
    JsonNode value = node.path(field);
    return value.isNull() || value.isMissingNode()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(field));
  }

  boolean flag(String field) {
    JsonNode value = node.path(field);
    if (!value.isBoolean()) {
      throw wrong(field, "true or false");
    }
    return value.booleanValue();
  }

  Instant instant(String field) {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeParseException e) {
      throw wrong(field, "a time such as 2026-03-01T06:58:10.1Z");
    }
  }

  /** A text that stands for one of the plant's words. */
  <T> T word(String field, Function<String, Optional<T>> reading, String expected) {
    return reading.apply(text(field)).orElseThrow(() -> wrong(field, expected));
  }

  JsonObject child(String field) {
    return new JsonObject(at(field), node.path(field));
  }

  List<JsonObject> children(String field) {
    JsonNode list = node.path(field);
    if (!list.isArray()) {
      throw wrong(field, "a list");
    }
    var children = new ArrayList<JsonObject>();
    for (JsonNode child : list) {
      children.add(new JsonObject(at(field) + "/" + children.size(), child));
    }
    return children;
  }

  UnreadableRecord wrong(String field, String expected) {
    return new UnreadableRecord(
        at(field) + ": found " + shown(node.path(field)) + ", expected " + expected);
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "/" + field;
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
