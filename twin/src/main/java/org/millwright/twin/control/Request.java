package org.millwright.twin.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One request, its body not yet read. */
final class Request {
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final HttpExchange exchange;
  private final List<String> variables;

  /**
   * @param variables what stands in the path for the placeholders of the route, in order
   */
  Request(HttpExchange exchange, List<String> variables) {
    this.exchange = exchange;
    this.variables = List.copyOf(variables);
  }

  /** What stands in the path for the first placeholder. */
  String variable() {
    return variables.getFirst();
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  Optional<String> query(String name) {
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null) {
      return Optional.empty();
    }
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> decoded(pair.substring(name.length() + 1)))
        .findFirst();
  }

  byte[] body() throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Problem(
          413, "The body is too large", "more than " + LARGEST_BODY + " bytes", "body", "less");
    }
    return body;
  }

  /** The body as one JSON object with no other fields than these. */
  JsonFields fields(String... known) throws IOException {
    return JsonFields.of(body(), List.of(known));
  }

  /** In a path, unlike in a query, a plus sign is a plus sign. */
  static String decodedSegment(String segment) {
    return decoded(segment.replace("+", "%2B"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problem.badField("address", "\"" + text + "\"", "percent-encoding such as %3A");
    }
  }
}
