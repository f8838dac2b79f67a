package org.millwright.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.stack.child.KafkaBroker;
import org.millwright.stack.child.ReadySign;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** Kafka: broker and controller on one node. */
final class KafkaPart implements Part {
  private final StackSettings settings;
  private final ReadySign sign;
  private final Path signFile;

  KafkaPart(StackSettings settings) {
    this.settings = settings;
    this.signFile = settings.stateOf(PartName.KAFKA).resolve("ready");
    this.sign = new ReadySign(signFile);
  }

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public String address() {
    return settings.ports().address(Port.KAFKA);
  }

  @Override
  public Launch launch() throws IOException {
    sign.takeBack();
    Path file = settings.stateOf(PartName.KAFKA).resolve("broker.properties");
    Files.write(file, properties());
    return new Launch(
        new JavaCommand(settings, PartName.KAFKA)
            .with("-Xmx192m", "-XX:MaxDirectMemorySize=64m")
            .runOwn(KafkaBroker.class.getName(), List.of(file.toString(), signFile.toString())),
        Map.of());
  }

  @Override
  public boolean ready() {
    return sign.given();
  }

  private List<String> properties() {
    String client = address();
    String controller = settings.ports().address(Port.KAFKA_CONTROLLER);
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "controller.quorum.voters=1@" + controller,
        "controller.listener.names=CONTROLLER",
        "listeners=PLAINTEXT://" + client + ",CONTROLLER://" + controller,
        "advertised.listeners=PLAINTEXT://" + client,
        "log.dirs=" + settings.stateOf(PartName.KAFKA).resolve("data"),
        "auto.create.topics.enable=false",
        // After kill -9 the broker is let in again only when its former session has expired.
        "broker.session.timeout.ms=3000",
        "broker.heartbeat.interval.ms=500",
        // What was acknowledged reaches the disk within a second, against power loss.
        "log.flush.interval.ms=1000",
        "log.flush.scheduler.interval.ms=1000",
        "log.retention.hours=" + settings.retention().toHours(),
        "log.retention.bytes=" + settings.retentionMegabytes() * 1024 * 1024,
        "log.segment.bytes=" + 16 * 1024 * 1024,
        "log.index.size.max.bytes=" + 1024 * 1024,
        "log.cleaner.dedupe.buffer.size=" + 8 * 1024 * 1024,
        "metadata.log.segment.bytes=" + 16 * 1024 * 1024,
        "num.network.threads=2",
        "num.io.threads=2",
        "background.threads=2",
        "offsets.topic.num.partitions=4",
        "offsets.topic.replication.factor=1",
        "transaction.state.log.num.partitions=2",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        "share.coordinator.state.topic.num.partitions=1",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
        "group.initial.rebalance.delay.ms=0");
  }
}
