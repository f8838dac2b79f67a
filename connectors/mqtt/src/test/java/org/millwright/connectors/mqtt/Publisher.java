package org.millwright.connectors.mqtt;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device's own connection to the broker, apart from the code under test. */
final class Publisher implements MqttCallback, AutoCloseable {

  private static final long WAIT_MILLIS = 20_000;

  /** What the device was sent. */
  record Heard(String topic, byte[] payload, boolean retained) {}

  final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final MqttAsyncClient client;

  Publisher(String clientId) throws MqttException {
    client = new MqttAsyncClient(TestBroker.url(), clientId, new MemoryPersistence());
    client.setCallback(this);
  }

  Publisher connect() throws MqttException {
    client.connect(options()).waitForCompletion(WAIT_MILLIS);
    return this;
  }

  Publisher connect(String willTopic, byte[] will, boolean retained) throws MqttException {
    MqttConnectionOptions options = options();
    options.setWill(willTopic, new MqttMessage(will, 1, retained, null));
    client.connect(options).waitForCompletion(WAIT_MILLIS);
    return this;
  }

  private static MqttConnectionOptions options() {
    var options = new MqttConnectionOptions();
    options.setSocketFactory(new PromptSockets());
    return options;
  }

  void subscribe(String topic) throws MqttException {
    client.subscribe(topic, 1).waitForCompletion(WAIT_MILLIS);
  }

  void publish(String topic, byte[] payload, int qos, boolean retained) throws MqttException {
    client
        .publish(topic, new MqttMessage(payload, qos, retained, null))
        .waitForCompletion(WAIT_MILLIS);
    awaitCounted();
  }

  /**
   * Paho returns a little before it counts a message as done, and refuses when too many are not.
   */
  private void awaitCounted() {
    long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
    while (client.getInFlightMessageCount() > 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /** Breaks off without a word, so that the broker sends the will. */
  void crash() throws MqttException {
    client.disconnectForcibly(0, 1, false);
    client.close(true);
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect().waitForCompletion(WAIT_MILLIS);
    }
    client.close(true);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    heard.add(new Heard(topic, message.getPayload(), message.isRetained()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String url) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
