package org.millwright.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.bus.Bus;
import org.millwright.routes.bus.DeadLetter;
import org.millwright.routes.decide.EdgeDecision;
import org.millwright.routes.folder.Artefacts;
import org.millwright.routes.folder.RoutePorts;

/** What lies around routes in tests: sources that the test speaks for, and a bus that remembers. */
public final class RouteWorld implements Bus, Artefacts {

  /** The parameters of the real connectors. */
  public static final Map<String, Set<String>> SCHEMES =
      Map.of(
          "opcua", Set.of("endpoint", "publishing", "user", "password", "security"),
          "modbus", Set.of("address", "unit", "every"),
          "mqtt", Set.of("url", "topic", "clientId", "user", "password"),
          "sparkplug", Set.of("url", "hostId", "group", "user", "password"));

  public static final Map<String, String> PROPERTIES =
      Map.of(
          "opcua.endpoint", "opc.tcp://127.0.0.1:1/plant",
          "modbus.address", "127.0.0.1:1",
          "mqtt.url", "tcp://127.0.0.1:1");

  /** What a source said of a machine's connection. */
  public record Connection(MachineId machine, boolean connected) {}

  public final List<Frame> frames = new CopyOnWriteArrayList<>();
  public final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
  public final List<Connection> connections = new CopyOnWriteArrayList<>();
  public final List<String> accepted = new CopyOnWriteArrayList<>();
  public final List<String> removed = new CopyOnWriteArrayList<>();
  public final Map<String, List<Problem>> refused = new ConcurrentHashMap<>();

  /** The sources that run now, by scheme and name. */
  public final Map<String, TalkingSource> running = new ConcurrentHashMap<>();

  public volatile Function<Frame, CompletionStage<Void>> answer =
      _ -> CompletableFuture.completedFuture(null);

  @Override
  public CompletionStage<Void> send(Frame frame) {
    frames.add(frame);
    return answer.apply(frame);
  }

  @Override
  public CompletionStage<Void> send(DeadLetter letter) {
    letters.add(letter);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void accepted(String path, String hash) {
    refused.remove(path);
    accepted.add(path);
  }

  @Override
  public void refused(String path, List<Problem> problems) {
    refused.put(path, problems);
  }

  @Override
  public void removed(String path) {
    removed.add(path);
  }

  /** A source that runs now. */
  public TalkingSource source(String title) {
    return Objects.requireNonNull(running.get(title), title + " does not run");
  }

  /** Why a file was refused. */
  public List<Problem> refusal(String path) {
    return Objects.requireNonNull(refused.get(path), path + " was not refused");
  }

  public RoutePorts ports() {
    return new RoutePorts(
        this,
        new EdgeDecision(() -> new Limits(List.of()), _ -> {}, (_, _, _) -> {}),
        (machine, connected, _) -> connections.add(new Connection(machine, connected)),
        this);
  }

  public List<Source.Factory> connectors() {
    return SCHEMES.keySet().stream().map(this::connector).toList();
  }

  private Source.Factory connector(String scheme) {
    return new Source.Factory() {
      @Override
      public String scheme() {
        return scheme;
      }

      @Override
      public Set<String> parameters() {
        return Objects.requireNonNull(SCHEMES.get(scheme));
      }

      @Override
      public Source create(
          String name, Map<String, String> parameters, TagSheets tags, InstantSource clock) {
        if (parameters.containsValue("nonsense")) {
          throw new IllegalArgumentException("found \"nonsense\", expected sense");
        }
        return new TalkingSource(scheme + ":" + name, parameters);
      }
    };
  }

  /** A source that says what the test says. */
  public final class TalkingSource implements Source {

    private final String title;
    public final Map<String, String> parameters;
    private @Nullable Receiver receiver;
    private long sequence;

    TalkingSource(String title, Map<String, String> parameters) {
      this.title = title;
      this.parameters = parameters;
    }

    @Override
    public void start(Receiver given) {
      receiver = given;
      running.put(title, this);
    }

    /** Delivers one frame with one good reading of now. */
    public CompletableFuture<Void> say(MachineId machine, String address, double value) {
      Instant now = Instant.now();
      var reading = new RawReading(address, now, Value.of(value), Quality.GOOD);
      var id = new FrameId(title, 1, sequence++);
      return deliver(new RawFrame(machine, id, now, false, List.of(reading)));
    }

    /** Delivers a frame. */
    public CompletableFuture<Void> deliver(RawFrame frame) {
      return receiver().frame(frame).toCompletableFuture();
    }

    /** Where the route listens. */
    public Receiver receiver() {
      return Objects.requireNonNull(receiver, title + " is not started");
    }

    @Override
    public void close() {
      running.remove(title);
    }
  }

  /** The folder with the plant's own files. */
  public static Path plantRoot() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** A copy of the plant's own files to make mistakes in. */
  public static Path copyOfPlant(Path to) {
    Path from = plantRoot();
    for (String folder : List.of("camel-routes", "camel-routes/tags", "camel-routes/examples")) {
      try (Stream<Path> files = Files.list(from.resolve(folder))) {
        Files.createDirectories(to.resolve(folder));
        for (Path file : new ArrayList<>(files.filter(RouteWorld::isOwners).toList())) {
          Files.copy(file, to.resolve(folder).resolve(file.getFileName().toString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return to;
  }

  private static boolean isOwners(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".yaml"));
  }
}
