package org.millwright.connectors.mqtt;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge nodes of a group and the lanes of their devices. A device id is a machine; an edge node
 * is one too when it has a tag sheet.
 */
final class SparkplugHost {

  private static final Logger LOG = LoggerFactory.getLogger(SparkplugHost.class);

  /** No plant has more; beyond this, somebody invents names. */
  private static final int MOST_NODES = 10_000;

  private final Lanes lanes;
  private final TagSheets tags;
  private final BiConsumer<String, byte[]> publish;
  private final Map<String, SparkplugNode> nodes = new HashMap<>();

  /**
   * Knows no node yet.
   *
   * @param publish sends a command: topic and payload, QoS 0
   */
  SparkplugHost(Lanes lanes, TagSheets tags, BiConsumer<String, byte[]> publish) {
    this.lanes = lanes;
    this.tags = tags;
    this.publish = publish;
  }

  synchronized void message(String topic, byte[] payload, Instant now) throws Unreadable {
    SparkplugMessage message = SparkplugMessage.parse(topic, payload, now);
    node(message.topic()).message(message);
    String fault = message.fault();
    if (fault != null) {
      throw new Unreadable(fault);
    }
  }

  private SparkplugNode node(SparkplugTopic topic) throws Unreadable {
    SparkplugNode known = nodes.get(topic.nodePath());
    if (known == null) {
      if (nodes.size() >= MOST_NODES) {
        throw new Unreadable("found one more edge node, expected " + MOST_NODES + " at most");
      }
      known = new SparkplugNode(new ToLanes(topic.nodePath(), topic.node()));
      nodes.put(topic.nodePath(), known);
      LOG.info("{}: heard for the first time", topic.nodePath());
    }
    return known;
  }

  synchronized void tick(Instant now) {
    nodes.values().forEach(node -> node.tick(now));
  }

  synchronized void connected() {
    nodes.values().forEach(SparkplugNode::forgetQuestions);
  }

  /** The broker is not reached: nothing of any node can be heard. */
  synchronized void lost(Instant at, String reason) {
    nodes.values().forEach(node -> node.offline(at, reason));
  }

  private final class ToLanes implements SparkplugNode.Outcome {

    private final String path;
    private final String node;

    ToLanes(String path, String node) {
      this.path = path;
      this.node = node;
    }

    private Optional<MachineLane> lane(String device) {
      Optional<MachineId> machine =
          device.isEmpty()
              ? MachineId.of(node).filter(id -> tags.of(id).isPresent())
              : MachineId.of(device);
      return machine.map(lanes::of);
    }

    @Override
    public void born(String device, Instant receivedAt) {
      lane(device)
          .ifPresent(lane -> {
            lane.beginSession(receivedAt.toEpochMilli());
            lane.connected("It was born at edge node " + node + ".", () -> {});
          });
    }

    @Override
    public void readings(
        String device, Instant receivedAt, boolean historical, List<RawReading> readings) {
      lane(device).ifPresent(lane -> lane.deliver(receivedAt, historical, readings, () -> {}));
    }

    @Override
    public void stale(String device, Instant at, String detail) {
      lane(device).ifPresent(lane -> lane.lost(at, detail, () -> {}));
    }

    @Override
    public void askForRebirth(Instant now, String reason) {
      LOG.info("{}: asked for a rebirth, because {}", path, reason);
      publish.accept(SparkplugTopic.command(path), SparkplugRebirth.payload(now));
    }
  }
}
