package org.millwright.bench.load;

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
public final class Program implements AutoCloseable {

  /** Ten thousand sensors at ten readings a second want more than the app's usual heap. */
  private static final String BIG_PLANT = " -Xmx768m -Xmn320m";

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
  public static Program ofVirtualFactory() throws IOException {
    Path folder = Files.createTempDirectory("millwright-bench");
    return start(folder, EnumSet.complementOf(EnumSet.of(PartName.EDGE)), List.of());
  }

  /** Without machines but those of the generator, all roles in one process. */
  public static Program ofGenerator(Path home, GeneratedPlant plant) throws IOException {
    return ofGenerator(home, plant, EnumSet.of(PartName.TWIN, PartName.EDGE), "");
  }

  /** Without machines but those of the generator, the edge role in a process of its own. */
  public static Program withEdge(Path home, GeneratedPlant plant) throws IOException {
    return ofGenerator(home, plant, EnumSet.of(PartName.TWIN), BIG_PLANT);
  }

  private static Program ofGenerator(
      Path home, GeneratedPlant plant, Set<PartName> without, String heap) throws IOException {
    Path folder = Files.createTempDirectory("millwright-bench");
    Path files = Files.createDirectory(folder.resolve("home"));
    plant.write(home, files);
    Path config = folder.resolve("bench.properties");
    String option = ".java-options=-Dmillwright.home=" + files;
    Files.writeString(config, "app" + option + heap + "\nedge" + option + "\n");
    return start(
        folder,
        EnumSet.complementOf(EnumSet.copyOf(without)),
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

  public EmbeddedStack stack() {
    return stack;
  }

  public HttpClient http() {
    return http;
  }

  /** The figures of the edge role. */
  public Metrics metrics() throws IOException, InterruptedException {
    URI edge = parts.contains(PartName.EDGE) ? URI.create(stack.edgeUrl()) : app();
    return Metrics.read(http, edge, token);
  }

  /** The console's address. */
  public URI app() {
    return URI.create("http://127.0.0.1:" + address("MILLWRIGHT_HTTP_PORT"));
  }

  /** The administrator's. */
  public String token() {
    return token;
  }

  public Map<String, Usage> usage() throws IOException {
    return Usage.of(stack, parts);
  }

  /** Calls the virtual factory's control API and returns what it answers. */
  public String twin(String method, String path, String body)
      throws IOException, InterruptedException {
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
