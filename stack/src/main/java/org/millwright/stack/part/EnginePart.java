package org.millwright.stack.part;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** The Zeebe broker with its gateway, as Maven fetched and unpacked it. */
final class EnginePart implements Part {
  private static final String EXPORTER = "org.millwright.connectors.zeebe.exporter.EngineExporter";

  private final StackSettings settings;
  private final Path state;

  EnginePart(StackSettings settings) {
    this.settings = settings;
    this.state = settings.stateOf(PartName.ENGINE);
  }

  @Override
  public PartName name() {
    return PartName.ENGINE;
  }

  /** Its exporter writes to Kafka; the broker itself would start without. */
  @Override
  public Set<PartName> needs() {
    return Set.of(PartName.KAFKA);
  }

  @Override
  public String address() {
    return settings.ports().address(Port.ENGINE)
        + ", REST "
        + settings.ports().address(Port.ENGINE_REST);
  }

  @Override
  public Launch launch() throws IOException {
    Files.createDirectories(state.resolve("data"));
    Files.copy(
        EnginePart.class.getResourceAsStream("engine-log4j2.xml"),
        state.resolve("log4j2.xml"),
        StandardCopyOption.REPLACE_EXISTING);
    Path configuration = state.resolve("broker.properties");
    Files.write(configuration, properties());
    Path distribution = distribution();
    String classPath =
        String.join(
            File.pathSeparator,
            distribution.resolve("lib").resolve("*").toString(),
            OwnClasses.place().toString());
    return new Launch(
        new JavaCommand(settings, PartName.ENGINE)
            .with("-Xmx256m", "-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=192m")
            .with("-Dio.netty.allocator.numDirectArenas=2", "-Dio.netty.allocator.maxOrder=4")
            .with("-Dlog4j2.configurationFile=" + state.resolve("log4j2.xml"))
            .with("-Dspring.config.additional-location=file:" + configuration)
            .with("-Dspring.main.banner-mode=off", "-Dapp.home=" + state, "-Dbasedir=" + state)
            .run(classPath, "io.camunda.application.StandaloneBroker", List.of()),
        Map.of());
  }

  @Override
  public boolean ready() {
    return Http.answers(
        "http://" + settings.ports().address(Port.ENGINE_REST) + "/v1/topology",
        "\"role\":\"leader\"",
        "\"health\":\"healthy\"");
  }

  private List<String> properties() throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "server.address=127.0.0.1",
                "server.port=" + port(Port.ENGINE_REST),
                "management.server.address=127.0.0.1",
                "management.server.port=" + port(Port.ENGINE_MANAGEMENT),
                "zeebe.broker.network.host=127.0.0.1",
                "zeebe.broker.network.commandApi.port=" + port(Port.ENGINE_COMMAND),
                "zeebe.broker.network.internalApi.port=" + port(Port.ENGINE_INTERNAL),
                "zeebe.broker.gateway.enable=true",
                "zeebe.broker.gateway.security.authentication.mode=none",
                "zeebe.broker.gateway.network.host=127.0.0.1",
                "zeebe.broker.gateway.network.port=" + port(Port.ENGINE),
                "zeebe.broker.gateway.threads.managementThreads=1",
                "zeebe.broker.data.directory=" + state.resolve("data"),
                "zeebe.broker.data.logSegmentSize=16MB",
                "zeebe.broker.data.snapshotPeriod=5m",
                "zeebe.broker.data.disk.freeSpace.processing=512MB",
                "zeebe.broker.data.disk.freeSpace.replication=256MB",
                "zeebe.broker.experimental.rocksdb.memoryLimit=64MB",
                "zeebe.broker.threads.cpuThreadCount=1",
                "zeebe.broker.threads.ioThreadCount=1",
                // The standard back-pressure refuses most of a burst of 64 on a small box.
                "zeebe.broker.backpressure.algorithm=fixed",
                "zeebe.broker.backpressure.fixed.limit=500",
                "zeebe.broker.flowControl.request.algorithm=fixed",
                "zeebe.broker.flowControl.request.fixed.limit=500"));
    String prefix = "zeebe.broker.exporters.millwright.";
    lines.add(prefix + "className=" + EXPORTER);
    lines.add(prefix + "jarPath=" + exporter());
    lines.add(prefix + "args.bootstrapServers=" + Addresses.kafka(settings, System.getenv()));
    return lines;
  }

  /** Without it no task would ever appear in the inbox. */
  private Path exporter() throws IOException {
    return built("connectors/zeebe-exporter/target", "-exporter.jar", "exporter for the engine");
  }

  /** The build unpacks the broker beside this module's classes; see the module's pom. */
  private Path distribution() throws IOException {
    return built("stack/target/engine", "", "Zeebe broker");
  }

  private Path built(String place, String ending, String what) throws IOException {
    Path folder = settings.home().resolve(place);
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        Optional<Path> found =
            entries.filter(entry -> entry.toString().endsWith(ending)).sorted().findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new IOException(folder + " holds no " + what + ": build first, with ./millwright run");
  }

  private int port(Port port) {
    return settings.ports().of(port);
  }
}
