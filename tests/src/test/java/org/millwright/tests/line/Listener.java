package org.millwright.tests.line;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** Anybody at the broker: hears what the app should hear. */
final class Listener implements AutoCloseable {
  private final MqttClient client;

  Listener(String brokerUrl) {
    try {
      client = new MqttClient(brokerUrl, "listener-" + System.nanoTime(), new MemoryPersistence());
    } catch (MqttException e) {
      throw new AssertionError("no listener at " + brokerUrl, e);
    }
  }

  /** Waits for the broker, and then for a new message of a topic. */
  void awaitMessage(String topic, Duration bound) {
    CountDownLatch heard = new CountDownLatch(1);
    Eventually.holds("the broker answers", bound, this::connected);
    try {
      client.subscribe(
          new MqttSubscription[] {new MqttSubscription(topic, 1)},
          new IMqttMessageListener[] {(place, message) -> heard.countDown()});
    } catch (MqttException e) {
      throw new AssertionError("not subscribed: " + topic, e);
    }
    Eventually.holds("a message of " + topic, bound, () -> heard.getCount() == 0);
  }

  private boolean connected() {
    try {
      client.connect();
    } catch (MqttException notYet) {
      return false;
    }
    return true;
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect();
      }
      client.close();
    } catch (MqttException e) {
      throw new AssertionError("the listener does not end", e);
    }
  }
}
