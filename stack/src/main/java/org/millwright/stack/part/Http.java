package org.millwright.stack.part;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Questions to a part's own HTTP port. */
final class Http {
  private static final int BOUND_MILLIS = 2_000;

  private Http() {}

  /** Whether the address answers 200 with all these words in its body. */
  static boolean answers(String address, String... words) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(BOUND_MILLIS);
      connection.setReadTimeout(BOUND_MILLIS);
      if (connection.getResponseCode() != 200) {
        return false;
      }
      try (InputStream body = connection.getInputStream()) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return java.util.Arrays.stream(words).allMatch(text::contains);
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
