package org.millwright.stack.part;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Questions to a part's own HTTP port. */
final class Http {
  private static final int BOUND_MILLIS = 2_000;

  private Http() {}

  /** Whether the address answers 200 with all these words in its body. */
  static boolean answers(String address, String... words) {
    return answers(Map.of(), address, words);
  }

  /** As above, for a part that asks who is there. */
  static boolean answersTo(String user, String password, String address, String... words) {
    byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String basic = "Basic " + Base64.getEncoder().encodeToString(account);
    return answers(Map.of("Authorization", basic), address, words);
  }

  private static boolean answers(Map<String, String> headers, String address, String... words) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      headers.forEach(connection::setRequestProperty);
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
