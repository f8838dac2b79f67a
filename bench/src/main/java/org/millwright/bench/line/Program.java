package org.millwright.bench.line;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** The whole program on free ports, with a data folder of its own that goes when it ends. */
final class Program implements AutoCloseable {

  private final Path folder;
  private final EmbeddedStack stack;
  private final Set<PartName> parts;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  private Program(Path folder, EmbeddedStack stack, Set<PartName> parts) throws IOException {
    this.folder = folder;
    this.stack = stack;
    this.parts = parts;
    this.token = Files.readString(folder.resolve("data/secrets/api-token")).strip();
  }

  /** With the virtual factory, and the files of the installation. */
  static Program ofVirtualFactory() throws IOException {
    Path folder = Files.createTempDirectory("millwright-bench");
    return start(folder, EnumSet.allOf(PartName.class), List.of());
  }

  /** Without machines but those of the generator. */
  static Program ofGenerator(Path home, GeneratedPlant plant) throws IOException {
    Path folder = Files.createTempDirectory("millwright-bench");
    Path files = Files.createDirectory(folder.resolve("home"));
    plant.write(home, files);
    Path config = folder.resolve("bench.properties");
    Files.writeString(config, "app.java-options=-Dmillwright.home=" + files + "\n");
    return start(
        folder,
        EnumSet.complementOf(EnumSet.of(PartName.TWIN)),
        List.of("--config", config.toString()));
  }

  private static Program start(Path folder, Set<PartName> parts, List<String> options)
      throws IOException {
    EmbeddedStack stack = EmbeddedStack.start(folder.resolve("data"), parts, options);
    try {
      return new Program(folder, stack, parts);
    } catch (IOException e) {
      stack.close();
      throw e;
    }
  }

  EmbeddedStack stack() {
    return stack;
  }

  HttpClient http() {
    return http;
  }

  Metrics metrics() throws IOException, InterruptedException {
    URI app = URI.create("http://127.0.0.1:" + address("MILLWRIGHT_HTTP_PORT"));
    return Metrics.read(http, app, token);
  }

  Map<String, Usage> usage() throws IOException {
    return Usage.of(stack, parts);
  }

  /** Calls the virtual factory's control API and returns what it answers. */
  String twin(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address("MILLWRIGHT_TWIN_URL") + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri() + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private String address(String variable) {
    return Objects.requireNonNull(stack.environment().get(variable), variable);
  }

  @Override
  public void close() throws IOException {
    stack.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
