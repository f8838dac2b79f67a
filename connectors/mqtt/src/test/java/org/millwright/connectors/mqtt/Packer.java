package org.millwright.connectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** A packer that publishes JSON, in a plant of its own. */
final class Packer implements LiveDevice {

  private static final MachineId MACHINE = new MachineId("packer-1");
  private static final TagSheet SHEET =
      TagSheet.parse(
              MACHINE,
              "packer-1.csv",
              """
              signal,address,type
              power,power,number
              vibration,vibration,number
              """)
          .orThrow();

  final String plant = "plant-" + UUID.randomUUID();
  private final Map<String, String> values = new TreeMap<>();
  private @Nullable Publisher publisher;

  String topic(String kind) {
    return plant + "/line-2/" + MACHINE + "/" + kind;
  }

  @Override
  public TagSheet sheet() {
    return SHEET;
  }

  @Override
  public void start() throws MqttException {
    publisher =
        new Publisher("device-" + plant)
            .connect(topic("status"), bytes("{\"online\":false}"), true);
    publisher.publish(topic("status"), bytes("{\"online\":true}"), 1, true);
    say();
  }

  @Override
  public void stop() throws MqttException {
    if (publisher != null) {
      publisher.crash();
      publisher = null;
    }
  }

  @Override
  public void set(String address, double value) throws MqttException {
    values.put(address, Double.toString(value));
    say();
  }

  @Override
  public void fail(String address) throws MqttException {
    values.put(address, "null");
    say();
  }

  private void say() throws MqttException {
    if (values.isEmpty()) {
      return;
    }
    var text =
        new StringBuilder("{\"ts\":\"" + InstantSource.system().instant() + "\",\"values\":{");
    values.forEach(
        (name, value) -> text.append('"').append(name).append("\":").append(value).append(','));
    text.setLength(text.length() - 1);
    publish(text.append("}}").toString());
  }

  /** Publishes a message of telemetry as it stands. */
  void publish(String payload) throws MqttException {
    publish(topic("telemetry"), bytes(payload));
  }

  void publish(String topic, byte[] payload) throws MqttException {
    if (publisher != null) {
      publisher.publish(topic, payload, 1, false);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Source connect(TagSheets tags, InstantSource clock) {
    return new MqttJsonFactory(Joining.USUAL)
        .create(
            plant, Map.of("url", TestBroker.url(), "topic", plant + "/+/+/telemetry"), tags, clock);
  }

  @Override
  public boolean owns(Thread thread) {
    return thread.getName().startsWith("VirtualThread-");
  }

  @Override
  public void close() throws MqttException {
    if (publisher != null) {
      publisher.close();
      publisher = null;
    }
  }
}
