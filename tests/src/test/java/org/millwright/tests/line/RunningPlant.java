package org.millwright.tests.line;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/**
 * The whole program on free ports, as {@code ./millwright run} starts it, on an installation and a
 * data folder of its own. It ends with {@link #close}, or with this JVM.
 */
final class RunningPlant implements AutoCloseable {
  static final Duration RESTART = Duration.ofMinutes(3);

  private static final InstantSource CLOCK = InstantSource.system();

  private final Path data;
  private final Installation installation;
  private final EmbeddedStack stack;
  private final String token;
  private final Web api;
  private final Web control;

  private RunningPlant(Path data, Installation installation, EmbeddedStack stack)
      throws IOException {
    this.data = data;
    this.installation = installation;
    this.stack = stack;
    this.token = Files.readString(data.resolve("secrets").resolve("api-token")).strip();
    this.api = new Web(url(), Map.of("Authorization", "Bearer " + token));
    this.control = new Web(twinUrl(), Map.of());
  }

  /** Starts everything in an empty folder and returns when every machine has been heard of. */
  static RunningPlant in(Path folder) throws IOException {
    Installation installation = Installation.in(folder.resolve("home"));
    Path data = folder.resolve("data");
    List<String> options = List.of("--home", installation.home().toString());
    EmbeddedStack stack = EmbeddedStack.start(data, EnumSet.allOf(PartName.class), options);
    try {
      RunningPlant plant = new RunningPlant(data, installation, stack);
      plant.awaitMachines();
      return plant;
    } catch (IOException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + environment("MILLWRIGHT_HTTP_PORT"));
  }

  URI twinUrl() {
    return URI.create(environment("MILLWRIGHT_TWIN_URL"));
  }

  String mqttUrl() {
    return stack.mqttUrl();
  }

  String token() {
    return token;
  }

  Path data() {
    return data;
  }

  Installation installation() {
    return installation;
  }

  Web api() {
    return api;
  }

  Twin twin() {
    return new Twin(control);
  }

  Line line() {
    return new Line(api);
  }

  InstantSource clock() {
    return CLOCK;
  }

  /** The number of the process that a part runs in. */
  long pid(PartName part) throws IOException {
    return stack.process(part).pid();
  }

  /** {@code kill -9} of all at once; returns when each part runs in another process. */
  void kill(Set<PartName> parts) throws IOException {
    Map<PartName, Long> victims = new EnumMap<>(PartName.class);
    for (PartName part : parts) {
      ProcessHandle victim = stack.process(part);
      victims.put(part, victim.pid());
      victim.destroyForcibly();
    }
    Eventually.holds(
        parts + " run again",
        RESTART,
        () -> victims.entrySet().stream().allMatch(v -> runsAnew(v.getKey(), v.getValue())));
  }

  private boolean runsAnew(PartName part, long before) {
    return running(part).filter(process -> process.pid() != before).isPresent();
  }

  private Optional<ProcessHandle> running(PartName part) {
    try {
      return Optional.of(stack.process(part));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Waits until the app says that it is ready, such as after a kill. */
  void awaitReady() {
    Eventually.holds(
        "the app is ready", RESTART, () -> api.status("/actuator/health/readiness") == 200);
  }

  /** Waits until the broker carries a message of a machine that publishes JSON. */
  void awaitMessageOf(String machine) {
    try (Listener listener = new Listener(mqttUrl())) {
      listener.awaitMessage("+/+/" + machine + "/telemetry", RESTART);
    }
  }

  private void awaitMachines() {
    Eventually.holds(
        "all ten machines are connected",
        Duration.ofMinutes(2),
        () -> line().machines().stream().filter(Answers.Machine::connected).count() == 10);
  }

  private String environment(String name) {
    return Objects.requireNonNull(stack.environment().get(name), name);
  }

  @Override
  public void close() throws IOException {
    api.close();
    control.close();
    stack.close();
  }
}
