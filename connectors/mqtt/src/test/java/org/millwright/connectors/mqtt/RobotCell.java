package org.millwright.connectors.mqtt;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * A Sparkplug B edge node with one robot, written with Eclipse Tahu's Protobuf classes, in a group
 * of its own. It sends births when it connects and when it is asked to; data carries aliases only.
 */
final class RobotCell implements LiveDevice {

  static final String NODE = "line-1-cell";
  static final MachineId ROBOT = new MachineId("robot-1");

  private static final TagSheet SHEET =
      TagSheet.parse(
              ROBOT,
              "robot-1.csv",
              """
              signal,address,type
              power,power,number
              vibration,vibration,number
              """)
          .orThrow();
  private static final List<String> SENSORS = List.of("power", "vibration");

  final String group = "cell-" + UUID.randomUUID();
  private final Map<String, OptionalDouble> values = new ConcurrentHashMap<>();
  private @Nullable Publisher publisher;
  private @Nullable Thread listening;
  private volatile int rebirths;
  private long bdSeq = -1;
  private int seq;

  String topic(String type) {
    String node = "spBv1.0/" + group + "/" + type + "/" + NODE;
    return type.startsWith("D") ? node + "/" + ROBOT : node;
  }

  /** How often a host has asked for births. */
  int rebirths() {
    return rebirths;
  }

  long bdSeq() {
    return bdSeq;
  }

  @Override
  public TagSheet sheet() {
    return SHEET;
  }

  @Override
  public synchronized void start() throws MqttException {
    bdSeq = (bdSeq + 1) % 256;
    byte[] will = payload(-1, List.of(bdSeqMetric(bdSeq)));
    Publisher connected = new Publisher("node-" + group).connect(topic("NDEATH"), will, false);
    connected.subscribe(topic("NCMD"));
    publisher = connected;
    birth();
    listening = Thread.ofVirtual().start(() -> obey(connected));
  }

  private void obey(Publisher connected) {
    try {
      while (connected.isConnected()) {
        byte[] command = connected.heard.take().payload();
        for (Metric metric : Payload.parseFrom(command).getMetricsList()) {
          if (metric.getName().equals("Node Control/Rebirth") && metric.getBooleanValue()) {
            rebirths++;
            birth();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized void birth() throws MqttException {
    seq = 0;
    Metric rebirth =
        Metric.newBuilder()
            .setName("Node Control/Rebirth")
            .setDatatype(DataType.Boolean_VALUE)
            .setBooleanValue(false)
            .build();
    send(topic("NBIRTH"), List.of(bdSeqMetric(bdSeq), rebirth));
    var metrics = new ArrayList<Metric>();
    for (int i = 0; i < SENSORS.size(); i++) {
      metrics.add(
          sensor(i).toBuilder().setName(SENSORS.get(i)).setDatatype(DataType.Double_VALUE).build());
    }
    send(topic("DBIRTH"), metrics);
  }

  static Metric bdSeqMetric(long bdSeq) {
    return Metric.newBuilder()
        .setName("bdSeq")
        .setDatatype(DataType.Int64_VALUE)
        .setLongValue(bdSeq)
        .build();
  }

  private Metric sensor(int index) {
    OptionalDouble value = values.getOrDefault(SENSORS.get(index), OptionalDouble.empty());
    Metric.Builder metric =
        Metric.newBuilder().setAlias(index + 1).setTimestamp(InstantSource.system().millis());
    return value.isPresent()
        ? metric.setDoubleValue(value.getAsDouble()).build()
        : metric.setIsNull(true).build();
  }

  /** Sends metrics under the next number. */
  synchronized void send(String topic, List<Metric> metrics) throws MqttException {
    int number = seq;
    seq = (seq + 1) % 256;
    publish(topic, payload(number, metrics));
  }

  /** Sends a payload as it stands. */
  void publish(String topic, byte[] payload) throws MqttException {
    if (publisher != null) {
      publisher.publish(topic, payload, 0, false);
    }
  }

  /** A number is lost on the way. */
  synchronized void loseOne() {
    seq = (seq + 1) % 256;
  }

  static byte[] payload(int seq, List<Metric> metrics) {
    Payload.Builder payload =
        Payload.newBuilder().setTimestamp(InstantSource.system().millis()).addAllMetrics(metrics);
    return (seq < 0 ? payload : payload.setSeq(seq)).build().toByteArray();
  }

  @Override
  public void set(String address, double value) throws MqttException {
    values.put(address, OptionalDouble.of(value));
    say(address);
  }

  @Override
  public void fail(String address) throws MqttException {
    values.put(address, OptionalDouble.empty());
    say(address);
  }

  private void say(String address) throws MqttException {
    send(topic("DDATA"), List.of(sensor(SENSORS.indexOf(address))));
  }

  @Override
  public void stop() throws MqttException {
    silence();
    if (publisher != null) {
      publisher.crash();
      publisher = null;
    }
  }

  private void silence() {
    if (listening != null) {
      listening.interrupt();
      listening = null;
    }
  }

  @Override
  public Source connect(TagSheets tags, InstantSource clock) {
    return new SparkplugFactory(Joining.USUAL)
        .create(
            "cell",
            Map.of("url", TestBroker.url(), "group", group, "hostId", "host-" + group.hashCode()),
            tags,
            clock);
  }

  String stateTopic() {
    return "spBv1.0/STATE/host-" + group.hashCode();
  }

  @Override
  public boolean owns(Thread thread) {
    return thread.getName().startsWith("VirtualThread-");
  }

  @Override
  public void close() throws MqttException {
    silence();
    if (publisher != null) {
      publisher.close();
      publisher = null;
    }
  }
}
