package org.millwright.app.web;

import java.time.Instant;

/** Says what a parameter of a type looks like. */
final class Expectations {

  private Expectations() {}

  static String of(Class<?> type) {
    if (type == Instant.class) {
      return "a time in UTC, such as 2026-03-01T06:00:00Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    return "a " + type.getSimpleName();
  }
}
