package org.millwright.twin.device;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT client that keeps what it hears. */
final class Listener implements MqttCallback, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final MqttClient client;

  /** One message. */
  record Heard(String topic, byte[] payload, int qos, boolean retained) {}

  Listener(String brokerUri, String topic) throws MqttException {
    client = new MqttClient(brokerUri, "listener-" + System.nanoTime(), new MemoryPersistence());
    client.setCallback(this);
    client.connect();
    client.subscribe(topic, 1);
  }

  /** Everything so far, oldest first. */
  List<Heard> all() {
    return List.copyOf(heard);
  }

  void forget() {
    heard.clear();
  }

  /** The first message that fits, now or soon. */
  Heard await(Predicate<Heard> fits) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> heard.stream().filter(fits).findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }

  void say(String topic, byte[] payload) throws MqttException {
    client.publish(topic, payload, 1, false);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    heard.add(new Heard(topic, message.getPayload(), message.getQos(), message.isRetained()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    client.disconnect();
    client.close();
  }
}
