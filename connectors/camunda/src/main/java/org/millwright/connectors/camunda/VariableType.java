package org.millwright.connectors.camunda;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java types that a variable of a process, which is JSON, can become. */
enum VariableType {
  TEXT(String.class, String.class, "a text", given -> as(String.class, given)),
  YES_OR_NO(boolean.class, Boolean.class, "true or false", given -> as(Boolean.class, given)),
  INT(int.class, Integer.class, "a whole number", VariableType::toInt),
  LONG(long.class, Long.class, "a whole number", VariableType::toLong),
  NUMBER(double.class, Double.class, "a number", VariableType::toDouble),
  INSTANT(
      Instant.class,
      Instant.class,
      "a time such as 2026-03-01T06:58:10Z",
      given -> parsed(given, text -> ZonedDateTime.parse(text).toInstant())),
  DURATION(
      Duration.class,
      Duration.class,
      "a duration such as PT4H",
      given -> parsed(given, Duration::parse));

  private static final Map<Class<?>, VariableType> BY_CLASS =
      Stream.of(values())
          .flatMap(type ->
              Stream.of(type.plain, type.boxed)
                  .distinct()
                  .map(each -> Map.<Class<?>, VariableType>entry(each, type)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Class<?> plain;
  private final Class<?> boxed;
  private final String expectation;
  private final Function<Object, Optional<Object>> conversion;

  VariableType(
      Class<?> plain,
      Class<?> boxed,
      String expectation,
      Function<Object, Optional<Object>> conversion) {
    this.plain = plain;
    this.boxed = boxed;
    this.expectation = expectation;
    this.conversion = conversion;
  }

  static boolean isKnown(Class<?> type) {
    return BY_CLASS.containsKey(type);
  }

  static String names() {
    return Stream.of(values())
        .map(type -> type.boxed.getSimpleName())
        .collect(Collectors.joining(", "));
  }

  /** The value in a Java type, empty when it is no such thing. */
  static Optional<Object> convert(Object given, Class<?> type) {
    return of(type).conversion.apply(given);
  }

  /** What a variable has to be, in words. */
  static String expectation(Class<?> type) {
    return of(type).expectation;
  }

  /** A value as it stands in a message to a person. */
  static String quote(Object given) {
    return given instanceof String ? "\"" + given + "\"" : String.valueOf(given);
  }

  private static VariableType of(Class<?> type) {
    VariableType known = BY_CLASS.get(type);
    if (known == null) {
      throw new IllegalArgumentException(type + " is none of " + names());
    }
    return known;
  }

  private static Optional<Object> as(Class<?> type, Object given) {
    return type.isInstance(given) ? Optional.of(given) : Optional.empty();
  }

  private static Optional<Object> toInt(Object given) {
    return given instanceof Integer ? Optional.of(given) : Optional.empty();
  }

  private static Optional<Object> toLong(Object given) {
    return given instanceof Long || given instanceof Integer
        ? Optional.of(((Number) given).longValue())
        : Optional.empty();
  }

  private static Optional<Object> toDouble(Object given) {
    return given instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
  }

  private static Optional<Object> parsed(Object given, Function<String, Object> parser) {
    if (!(given instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
