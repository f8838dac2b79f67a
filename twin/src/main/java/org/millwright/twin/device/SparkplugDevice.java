package org.millwright.twin.device;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.millwright.twin.plant.MachineImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Sparkplug B edge node {@code LINE-cell} with one device, the machine (Sparkplug 3.0.0). Births
 * name every metric with its alias and type; data carries aliases only, what has changed at once
 * and everything each second. A rebirth is sent when {@code Node Control/Rebirth} asks for it.
 */
public final class SparkplugDevice extends BrokerDevice {
  private static final Logger LOG = LoggerFactory.getLogger(SparkplugDevice.class);
  private static final String GROUP = "plant";
  private static final int TICKS_PER_REFRESH = 10;

  private final String node;
  private final String device;
  private long bdSeq = -1;
  private int sequence;
  private int ticksSinceData;
  private volatile boolean rebirthRequested;
  private @Nullable MachineImage told;

  private SparkplugDevice(String brokerUri, MachineImage image, InstantSource clock) {
    super(brokerUri, "twin-" + image.id(), image, clock);
    this.node = image.profile().line() + "-cell";
    this.device = image.id();
  }

  /**
   * Starts publishing, as soon as the broker is there.
   *
   * @param brokerUri such as {@code tcp://127.0.0.1:1883}
   * @param image of the machine
   * @param clock the wall clock
   */
  public static SparkplugDevice start(String brokerUri, MachineImage image, InstantSource clock) {
    SparkplugDevice device = new SparkplugDevice(brokerUri, image, clock);
    device.start();
    return device;
  }

  @Override
  public String title() {
    return "Sparkplug B " + GROUP + "/" + node + "/" + device + " at " + brokerUri();
  }

  /** bdSeq grows by one with every CONNECT, modulo 256 (tck-id-payloads-ndeath-bdseq). */
  @Override
  BrokerLink.Message nextWill() {
    bdSeq = (bdSeq + 1) % 256;
    return death();
  }

  @Override
  void greet(BrokerLink link, MachineImage image) throws MqttException {
    link.subscribe(nodeTopic("NCMD"), this::command);
    birth(link, image);
  }

  @Override
  void tick(BrokerLink link, MachineImage image) throws MqttException {
    if (rebirthRequested) {
      birth(link, image);
      return;
    }
    ticksSinceData++;
    List<Metric> news =
        ticksSinceData >= TICKS_PER_REFRESH
            ? SparkplugMetrics.all(image)
            : SparkplugMetrics.changed(told, image);
    if (!news.isEmpty()) {
      send(link, deviceTopic("DDATA"), news);
      ticksSinceData = 0;
      told = image;
    }
  }

  @Override
  BrokerLink.Message farewell() {
    return death();
  }

  private void birth(BrokerLink link, MachineImage image) throws MqttException {
    rebirthRequested = false;
    sequence = 0;
    send(link, nodeTopic("NBIRTH"), SparkplugMetrics.nodeBirth(bdSeq, clock().millis()));
    send(link, deviceTopic("DBIRTH"), SparkplugMetrics.deviceBirth(image));
    told = image;
    ticksSinceData = 0;
  }

  private void send(BrokerLink link, String topic, List<Metric> metrics) throws MqttException {
    Payload payload =
        Payload.newBuilder()
            .setTimestamp(clock().millis())
            .setSeq(sequence)
            .addAllMetrics(metrics)
            .build();
    sequence = (sequence + 1) % 256;
    link.publish(new BrokerLink.Message(topic, payload.toByteArray(), 0, false));
  }

  /** NDEATH carries bdSeq and no seq, QoS 1, not retained (tck-id-payloads-ndeath-*). */
  private BrokerLink.Message death() {
    long now = clock().millis();
    Payload payload =
        Payload.newBuilder()
            .setTimestamp(now)
            .addMetrics(SparkplugMetrics.bdSeq(bdSeq, now))
            .build();
    return new BrokerLink.Message(nodeTopic("NDEATH"), payload.toByteArray(), 1, false);
  }

  private void command(byte[] bytes) {
    try {
      rebirthRequested |=
          Payload.parseFrom(bytes).getMetricsList().stream()
              .anyMatch(m -> m.getName().equals(SparkplugMetrics.REBIRTH) && m.getBooleanValue());
    } catch (InvalidProtocolBufferException e) {
      LOG.warn("{}: ignores an NCMD of {} bytes that is no Sparkplug payload", node, bytes.length);
    }
  }

  private String nodeTopic(String type) {
    return "spBv1.0/" + GROUP + "/" + type + "/" + node;
  }

  private String deviceTopic(String type) {
    return nodeTopic(type) + "/" + device;
  }
}
