package org.millwright.twin.device;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Sensor;

/**
 * A machine that publishes JSON at {@code plant/LINE/MACHINE/telemetry} twice a second with QoS 1,
 * and whether it is online, retained, at {@code plant/LINE/MACHINE/status}. A message is identified
 * by {@code session} (epoch milliseconds of the connect) and {@code seq} (from 0). A sensor that
 * has dropped out is null.
 */
public final class JsonDevice extends BrokerDevice {
  private static final int TICKS_PER_MESSAGE = 5;

  private final String topic;
  private long session;
  private long sequence;
  private int ticks;

  private JsonDevice(String brokerUri, MachineImage image, InstantSource clock) {
    super(brokerUri, "twin-" + image.id(), image, clock);
    this.topic = "plant/" + image.profile().line() + "/" + image.id();
  }

  /**
   * Starts publishing, as soon as the broker is there.
   *
   * @param brokerUri such as {@code tcp://127.0.0.1:1883}
   * @param image of the machine
   * @param clock the wall clock
   */
  public static JsonDevice start(String brokerUri, MachineImage image, InstantSource clock) {
    JsonDevice device = new JsonDevice(brokerUri, image, clock);
    device.start();
    return device;
  }

  @Override
  public String title() {
    return "MQTT JSON " + topic + "/telemetry at " + brokerUri();
  }

  @Override
  BrokerLink.Message nextWill() {
    return status(false);
  }

  @Override
  void greet(BrokerLink link, MachineImage image) throws MqttException {
    session = clock().millis();
    sequence = 0;
    ticks = 0;
    link.publish(status(true));
  }

  @Override
  void tick(BrokerLink link, MachineImage image) throws MqttException {
    if (ticks++ % TICKS_PER_MESSAGE == 0) {
      link.publish(new BrokerLink.Message(topic + "/telemetry", telemetry(image), 1, false));
    }
  }

  @Override
  BrokerLink.Message farewell() {
    return status(false);
  }

  private BrokerLink.Message status(boolean online) {
    String json = "{\"online\":" + online + "}";
    return new BrokerLink.Message(
        topic + "/status", json.getBytes(StandardCharsets.UTF_8), 1, true);
  }

  private byte[] telemetry(MachineImage image) {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    frame.put("ts", image.at().truncatedTo(ChronoUnit.MILLIS).toString());
    frame.put("session", session);
    frame.put("seq", sequence++);
    ObjectNode values = frame.putObject("values");
    values.put("state", image.state().name());
    values.put("parts", image.parts());
    values.put("rejects", image.rejects());
    for (Sensor sensor : Sensor.values()) {
      OptionalDouble reading = image.reading(sensor);
      if (reading.isPresent()) {
        values.put(sensor.signalName(), reading.getAsDouble());
      } else {
        values.putNull(sensor.signalName());
      }
    }
    return frame.toString().getBytes(StandardCharsets.UTF_8);
  }
}
