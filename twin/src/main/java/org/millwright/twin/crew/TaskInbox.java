package org.millwright.twin.crew;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Millwright's tasks over HTTP. An answer that is no success is an {@link IOException} with what
 * Millwright said.
 */
final class TaskInbox implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI millwright;
  private final Path tokenFile;

  /**
   * @param millwright address of the program
   * @param tokenFile read anew for every call: Millwright may write it after we have started
   */
  TaskInbox(URI millwright, Path tokenFile) {
    this.millwright = millwright;
    this.tokenFile = tokenFile;
  }

  /** Our own name. */
  String me() throws IOException, InterruptedException {
    return get("/api/me").path("name").asText();
  }

  List<CrewTask> open() throws IOException, InterruptedException {
    List<CrewTask> tasks = new ArrayList<>();
    get("/api/tasks?state=open&limit=100")
        .path("items")
        .forEach(item -> tasks.add(CrewTask.of(item)));
    return tasks;
  }

  JsonNode form(String formId) throws IOException, InterruptedException {
    return get("/api/forms/" + encoded(formId));
  }

  void claim(CrewTask task) throws IOException, InterruptedException {
    post("/api/tasks/" + encoded(task.id()) + "/claim", JsonNodeFactory.instance.objectNode());
  }

  void complete(CrewTask task, ObjectNode variables) throws IOException, InterruptedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("variables", variables);
    post("/api/tasks/" + encoded(task.id()) + "/complete", body);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send(request(path).GET()));
  }

  private void post(String path, ObjectNode body) throws IOException, InterruptedException {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(millwright.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpRequest built = request.build();
    HttpResponse<String> answer = client.send(built, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  built.method(), built.uri().getPath(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
