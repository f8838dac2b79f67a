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
            JavaCommand.ownClasses().toString());
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
    exporter().ifPresent(jar -> lines.addAll(exporting(jar)));
    return lines;
  }

  private List<String> exporting(Path jar) {
    String prefix = "zeebe.broker.exporters.millwright.";
    return List.of(
        prefix + "className=" + EXPORTER,
        prefix + "jarPath=" + jar,
        prefix + "args.bootstrapServers=" + settings.ports().address(Port.KAFKA));
  }

  private Optional<Path> exporter() throws IOException {
    return onlyMatch(settings.home().resolve("connectors/zeebe-exporter/target"), "-exporter.jar");
  }

  /** The build unpacks the broker beside this module's classes; see the module's pom. */
  private Path distribution() throws IOException {
    Path parent = settings.home().resolve("stack/target/engine");
    return onlyMatch(parent, "")
        .orElseThrow(() ->
            new IOException(parent + " holds no Zeebe broker: build first, with ./millwright run"));
  }

  private static Optional<Path> onlyMatch(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> entry.toString().endsWith(ending)).sorted().findFirst();
    }
  }

  private int port(Port port) {
    return settings.ports().of(port);
  }
}
