package org.millwright.bench.history;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.millwright.stack.EmbeddedStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QuestDB's own HTTP API, by hand: what the same rows cost without the historian's reader. */
final class PlainSql implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final EmbeddedStack stack;

  PlainSql(EmbeddedStack stack) {
    this.stack = stack;
  }

  /** The rows of an answer, read as the caller of a library would. */
  JsonNode rows(String sql) throws IOException, InterruptedException {
    String query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.historianUrl() + "/exec?query=" + query))
            .header("Authorization", stack.historianAuthorization())
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(sql + ": " + response.body());
    }
    return JsonMapper.shared().readTree(response.body()).path("dataset");
  }

  @Override
  public void close() {
    http.close();
  }
}
