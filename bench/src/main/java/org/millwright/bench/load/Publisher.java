package org.millwright.bench.load;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * One connection to the broker that publishes with QoS 1. As many messages are unacknowledged at
 * most as the broker allows a client: the next one waits.
 */
final class Publisher implements AutoCloseable {

  /** The broker's receive maximum. */
  private static final int MOST_UNACKNOWLEDGED = 10;

  private static final long ANSWER_MILLIS = 10_000;

  private final MqttAsyncClient client;
  private final Semaphore room = new Semaphore(MOST_UNACKNOWLEDGED);
  private final AtomicLong acknowledged = new AtomicLong();

  Publisher(String url, String name) throws MqttException {
    client = new MqttAsyncClient(url, name, new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setSocketFactory(new PromptSockets());
    options.setCleanStart(true);
    client.connect(options).waitForCompletion(ANSWER_MILLIS);
  }

  void publish(String topic, byte[] payload) throws MqttException, InterruptedException {
    if (!room.tryAcquire(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          "the broker acknowledged nothing of " + client.getClientId() + " for 10 s");
    }
    client.publish(topic, new MqttMessage(payload, 1, false, null), null, new Answer());
  }

  /** How many messages the broker has confirmed. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Returns when nothing is unacknowledged any more, or after ten seconds. */
  void awaitAcknowledged() throws InterruptedException {
    if (room.tryAcquire(MOST_UNACKNOWLEDGED, ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
      room.release(MOST_UNACKNOWLEDGED);
    }
  }

  @Override
  public void close() throws MqttException {
    client.disconnect().waitForCompletion(ANSWER_MILLIS);
    client.close(true);
  }

  private final class Answer implements MqttActionListener {
    @Override
    public void onSuccess(IMqttToken token) {
      acknowledged.incrementAndGet();
      room.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable reason) {
      room.release();
    }
  }
}
