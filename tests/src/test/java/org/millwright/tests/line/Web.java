package org.millwright.tests.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks one server; a server that is away is an {@link UncheckedIOException}. */
final class Web implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI base;
  private final Map<String, String> headers;

  /** {@code headers} go with every request. */
  Web(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  JsonNode get(String path) {
    return tree(body(path));
  }

  String body(String path) {
    return send(request(path).GET()).require(200).body();
  }

  int status(String path) {
    return send(request(path).GET()).status();
  }

  <T> T get(String path, Class<T> type) {
    return read(get(path), type);
  }

  /** Every item of a list, page after page. */
  <T> List<T> items(String path, Class<T> type) {
    String separator = path.contains("?") ? "&" : "?";
    JsonNode page = get(path + separator + "limit=500");
    var all = new ArrayList<T>(items(page, type));
    while (!page.path("next").isNull()) {
      page = get(path + separator + "limit=500&cursor=" + page.path("next").asString());
      all.addAll(items(page, type));
    }
    return all;
  }

  private static <T> List<T> items(JsonNode page, Class<T> type) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(item -> read(item, type))
        .toList();
  }

  Answer post(String path, Object body) {
    return post(path, "application/json", text(body).getBytes(UTF_8));
  }

  Answer post(String path, String type, byte[] body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER_WITHIN);
    headers.forEach(request::header);
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + base, e);
    }
  }

  static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  static String text(Object value) {
    return JSON.writeValueAsString(value);
  }

  static <T> T read(JsonNode json, Class<T> type) {
    return JSON.convertValue(json, type);
  }

  @Override
  public void close() {
    client.close();
  }
}
