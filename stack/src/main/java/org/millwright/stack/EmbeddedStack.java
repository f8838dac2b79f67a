package org.millwright.stack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.millwright.stack.child.Tether;
import org.millwright.stack.part.Addresses;
import org.millwright.stack.part.OwnClasses;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.SettingsFault;
import org.millwright.stack.settings.SettingsReader;
import org.millwright.stack.settings.StackSettings;

/**
 * Real parts for a test or a benchmark, on free ports: the same supervisor that {@code ./millwright
 * run} starts, in a process of its own.
 *
 * <pre>{@code
 * try (EmbeddedStack stack = EmbeddedStack.start(folder, Set.of(PartName.KAFKA, PartName.MQTT))) {
 *   producer(stack.kafkaBootstrap());
 * }
 * }</pre>
 *
 * <p>A module that uses it needs this module alone, without what it brings: the parts' libraries
 * would clash with its own, and are not needed, because the child's class path is read from {@code
 * stack/target/classpath.txt}, which the build writes before any test runs ({@code mvn -pl X -am
 * verify}).
 *
 * <pre>{@code
 * <dependency>
 *   <groupId>org.millwright</groupId>
 *   <artifactId>millwright-stack</artifactId>
 *   <version>${project.version}</version>
 *   <scope>test</scope>
 *   <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>
 * </dependency>
 * }</pre>
 *
 * <p>The parts end with {@link #close}, or with this JVM, however it ends.
 */
public final class EmbeddedStack implements AutoCloseable {
  private static final Duration START_BOUND = Duration.ofMinutes(10);
  private static final Duration STOP_BOUND = Duration.ofSeconds(90);
  private static final long POLL_MILLIS = 100;

  /** Asked for by the launcher: parts load their classes from an archive of their last end. */
  private static final String CLASS_ARCHIVES = "millwright.class-archives";

  private final StackSettings settings;
  private final Map<String, String> environment;
  private final Process box;

  private EmbeddedStack(StackSettings settings, Process box) throws IOException {
    this.settings = settings;
    this.environment = Addresses.of(settings, Map.of());
    this.box = box;
  }

  /** Starts these parts with their state in {@code data} and returns when all are ready. */
  public static EmbeddedStack start(Path data, Set<PartName> parts) throws IOException {
    return start(data, parts, List.of());
  }

  /**
   * As above, with more of what {@code ./millwright run} understands, such as {@code --crew}.
   *
   * @throws IOException when a part cannot be started; the message holds what the supervisor said
   */
  public static EmbeddedStack start(Path data, Set<PartName> parts, List<String> options)
      throws IOException {
    StackSettings settings = settings(data, parts, options);
    Files.createDirectories(settings.data().resolve("logs"));
    Path said = settings.data().resolve("logs").resolve("box.log");
    ProcessBuilder builder = new ProcessBuilder(command(settings, options));
    builder.environment().keySet().removeIf(name -> name.startsWith("MILLWRIGHT_"));
    builder.environment().putAll(ports(settings));
    Process box = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      awaitReady(box, said);
      return new EmbeddedStack(settings, box);
    } catch (IOException e) {
      end(box);
      throw e;
    }
  }

  public String kafkaBootstrap() {
    return address("MILLWRIGHT_KAFKA_BOOTSTRAP");
  }

  /** {@code tcp://127.0.0.1:port}; any client name, no password. */
  public String mqttUrl() {
    return address("MILLWRIGHT_MQTT_URL");
  }

  /**
   * Takes {@code POST /api/v2/write}, answers {@code GET /exec?query=}; both ask for {@link
   * #historianAuthorization}.
   */
  public String historianUrl() {
    return address("MILLWRIGHT_HISTORIAN_URL");
  }

  /** What a request to the historian has in its header {@code Authorization}. */
  public String historianAuthorization() {
    String account =
        address("MILLWRIGHT_HISTORIAN_PG_USER") + ":" + address("MILLWRIGHT_HISTORIAN_PG_PASSWORD");
    return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
  }

  public String postgresUrl() {
    return address("MILLWRIGHT_POSTGRES_URL");
  }

  public String postgresUser() {
    return address("MILLWRIGHT_POSTGRES_USER");
  }

  public String postgresPassword() {
    return address("MILLWRIGHT_POSTGRES_PASSWORD");
  }

  /** {@code http://127.0.0.1:port}, for gRPC in plain text. */
  public String engineGrpc() {
    return address("MILLWRIGHT_ENGINE_GRPC");
  }

  public String engineRest() {
    return address("MILLWRIGHT_ENGINE_REST");
  }

  /** Health and figures of the edge role, where that has a process of its own. */
  public String edgeUrl() {
    return "http://" + settings.ports().address(Port.EDGE);
  }

  /** Every variable that the app is given, such as {@code MILLWRIGHT_KAFKA_BOOTSTRAP}. */
  public Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** The process a part runs in now: to be killed by tests of what happens then. */
  public ProcessHandle process(PartName part) throws IOException {
    Path file = Supervisor.pidFile(settings.data().resolve("run"), part);
    long number = Long.parseLong(Files.readAllLines(file).getFirst());
    return ProcessHandle.of(number)
        .orElseThrow(() -> new IOException(part.label() + " is not running: process " + number));
  }

  /** The supervisor's own process. */
  public ProcessHandle supervisor() {
    return box.toHandle();
  }

  @Override
  public void close() throws IOException {
    end(box);
  }

  private String address(String variable) {
    return Objects.requireNonNull(environment.get(variable), variable);
  }

  private static StackSettings settings(Path data, Set<PartName> parts, List<String> options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--ports", "free"));
    arguments.addAll(List.of("--home", home().toString(), "--data", data.toString()));
    arguments.addAll(List.of("--parts", labels(parts)));
    arguments.addAll(options);
    try {
      return SettingsReader.read(arguments, Map.of());
    } catch (SettingsFault e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String labels(Set<PartName> parts) {
    return parts.stream().map(PartName::label).sorted().collect(Collectors.joining(","));
  }

  private static List<String> command(StackSettings settings, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Dmillwright.tether.seconds=" + STOP_BOUND.toSeconds(),
                "-D" + CLASS_ARCHIVES + "=" + Boolean.getBoolean(CLASS_ARCHIVES),
                "-cp",
                classPath(),
                Tether.class.getName(),
                Box.class.getName()));
    command.addAll(List.of("--home", settings.home().toString()));
    command.addAll(List.of("--data", settings.data().toString()));
    command.addAll(List.of("--parts", labels(settings.parts())));
    command.addAll(options);
    return command;
  }

  private static Map<String, String> ports(StackSettings settings) {
    return settings.ports().numbers().entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().environmentName(), entry -> entry.getValue().toString()));
  }

  private static Path home() {
    return OwnClasses.place().resolve("../../..").normalize();
  }

  private static String classPath() throws IOException {
    Path list = OwnClasses.place().resolveSibling("classpath.txt");
    if (Files.notExists(list)) {
      throw new IOException(list + " is missing: build with mvn -pl <your module> -am verify");
    }
    return OwnClasses.place() + File.pathSeparator + Files.readString(list).strip();
  }

  private static void awaitReady(Process box, Path said) throws IOException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < START_BOUND.toNanos()) {
      String text = Files.readString(said);
      if (text.contains(Box.READY)) {
        return;
      }
      if (waitFor(box, Duration.ofMillis(POLL_MILLIS))) {
        throw new IOException("The stack ended with " + box.exitValue() + ":\n" + text);
      }
    }
    throw new IOException(
        "Not ready within " + START_BOUND.toMinutes() + " min:\n" + Files.readString(said));
  }

  private static void end(Process box) {
    box.destroy();
    if (!waitFor(box, STOP_BOUND)) {
      PidFile.end(box.toHandle());
    }
  }

  private static boolean waitFor(Process box, Duration bound) {
    try {
      return box.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
