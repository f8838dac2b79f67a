package org.millwright.connectors.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** The last item of a page: its time and its key. */
record Cursor(Instant at, String key) {

  static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      return new Cursor(Instant.parse(plain.substring(0, space)), plain.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw unknown(text, e);
    }
  }

  /** The key of a list whose keys are numbers. */
  long number() {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw unknown(text(), e);
    }
  }

  String text() {
    byte[] plain = (at + " " + key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static IllegalArgumentException unknown(String text, Exception cause) {
    return new IllegalArgumentException(
        "cursor is \"" + text + "\", expected one that a former answer gave as \"next\"", cause);
  }
}
