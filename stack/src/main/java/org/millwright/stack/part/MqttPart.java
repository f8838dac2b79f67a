package org.millwright.stack.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.millwright.stack.child.MqttBroker;
import org.millwright.stack.child.ReadySign;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** The MQTT 5 broker. */
final class MqttPart implements Part {
  /** Messages kept for one client that is away or slow; the broker's own standard is 1,000. */
  private static final int QUEUE = 100_000;

  private final StackSettings settings;
  private final Path state;
  private final ReadySign sign;

  MqttPart(StackSettings settings) {
    this.settings = settings;
    this.state = settings.stateOf(PartName.MQTT);
    this.sign = new ReadySign(state.resolve("ready"));
  }

  @Override
  public PartName name() {
    return PartName.MQTT;
  }

  @Override
  public Set<PartName> needs() {
    return Set.of();
  }

  @Override
  public String address() {
    return "tcp://" + settings.ports().address(Port.MQTT);
  }

  @Override
  public Launch launch() throws IOException {
    sign.takeBack();
    Path configuration = Files.createDirectories(state.resolve("conf"));
    Path data = Files.createDirectories(state.resolve("data"));
    Files.writeString(configuration.resolve("config.xml"), configuration());
    return new Launch(
        new JavaCommand(settings, PartName.MQTT)
            .with("-Xmx128m", "-XX:MaxDirectMemorySize=64m")
            .with("-Dio.netty.allocator.numDirectArenas=2", "-Dio.netty.allocator.maxOrder=4")
            .with("-Dio.netty.eventLoopThreads=2")
            .runOwn(
                MqttBroker.class.getName(),
                List.of(
                    configuration.toString(), data.toString(), state.resolve("ready").toString())),
        Map.of());
  }

  @Override
  public boolean ready() {
    return sign.given();
  }

  private String configuration() {
    return """
    <?xml version="1.0"?>
    <hivemq>
      <listeners>
        <tcp-listener>
          <port>%d</port>
          <bind-address>127.0.0.1</bind-address>
        </tcp-listener>
      </listeners>
      <mqtt>
        <queued-messages>
          <max-queue-size>%d</max-queue-size>
          <strategy>discard</strategy>
        </queued-messages>
      </mqtt>
      <anonymous-usage-statistics>
        <enabled>false</enabled>
      </anonymous-usage-statistics>
    </hivemq>
    """
        .formatted(settings.ports().of(Port.MQTT), QUEUE);
  }
}
