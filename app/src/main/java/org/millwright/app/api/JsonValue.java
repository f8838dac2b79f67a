package org.millwright.app.api;

import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Value;

/** A value as JSON: a number, a text, or null. */
final class JsonValue {

  private JsonValue() {}

  static @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Number number -> number.value();
      case Value.Text text -> text.value();
      case Value.Missing _ -> null;
    };
  }
}
