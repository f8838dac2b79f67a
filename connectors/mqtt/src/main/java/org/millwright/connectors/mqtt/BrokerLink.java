package org.millwright.connectors.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttSubAck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a broker that is made again for ever. Messages are acknowledged by whoever
 * receives them, when they are safe.
 */
final class BrokerLink implements AutoCloseable {

  /** Who listens. The calls come one after the other. */
  interface Listener {

    /** The session is there and subscribed. */
    void connected();

    /** The connection is lost, or could not be made; told once until it is there again. */
    void lost(String reason);

    /**
     * A message came.
     *
     * @param again true when the broker says that it may have sent it before
     * @param done to be run when it is safe; then the broker forgets it
     */
    void message(String topic, byte[] payload, boolean again, Runnable done);
  }

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final long REQUEST_MILLIS = 10_000;
  private static final long FAREWELL_MILLIS = 1_000;

  /** Reason codes from here on are refusals (MQTT 5.0, 2.4). */
  private static final int FIRST_REFUSAL = 0x80;

  private final BrokerSettings broker;
  private final BrokerSession session;
  private final Listener listener;
  private final Thread keeper;
  private volatile boolean closed;
  private volatile @Nullable MqttAsyncClient client;

  BrokerLink(BrokerSettings broker, BrokerSession session, Listener listener) {
    this.broker = broker;
    this.session = session;
    this.listener = listener;
    this.keeper = Thread.ofVirtual().name("mqtt-" + broker.clientId()).unstarted(this::keep);
  }

  void start() {
    keeper.start();
  }

  /**
   * Publishes without waiting. Without a connection it is dropped, and what the connection does not
   * take is logged.
   */
  void publish(String topic, byte[] payload, int qos, boolean retained) {
    MqttAsyncClient now = client;
    if (now == null) {
      return;
    }
    try {
      now.publish(topic, new MqttMessage(payload, qos, retained, null));
    } catch (MqttException e) {
      LOG.info("{}: could not publish at {}: {}", broker, topic, e.toString());
    }
  }

  private void keep() {
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (!closed) {
      String reason;
      try {
        connectAndStay();
        pause = FIRST_PAUSE;
        told = false;
        reason = "The connection to " + broker.url() + " is lost.";
      } catch (MqttException e) {
        reason = broker.url() + " cannot be reached: " + e.getMessage();
      } catch (InterruptedException e) {
        return;
      }
      if (!told && !closed) {
        told = true;
        LOG.warn("{}: {}", broker, reason);
        listener.lost(reason);
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private void connectAndStay() throws MqttException, InterruptedException {
    var gone = new CountDownLatch(1);
    var connecting = new MqttAsyncClient(broker.url(), broker.clientId(), new MemoryPersistence());
    try {
      connecting.setManualAcks(true);
      connecting.setCallback(new Callback(connecting, gone));
      connecting.connect(session.options(broker)).waitForCompletion(REQUEST_MILLIS);
      client = connecting;
      for (String topic : session.topics()) {
        subscribe(connecting, topic);
      }
      LOG.info("{}: connected", broker);
      listener.connected();
      gone.await();
    } finally {
      client = null;
      end(connecting);
    }
  }

  private static void subscribe(MqttAsyncClient connected, String topic) throws MqttException {
    IMqttToken answer = connected.subscribe(topic, 1);
    answer.waitForCompletion(REQUEST_MILLIS);
    if (answer.getResponse() instanceof MqttSubAck granted) {
      for (int code : granted.getReturnCodes()) {
        if (code >= FIRST_REFUSAL) {
          throw new MqttException(
              new IOException(
                  "it refuses the subscription to %s with reason code 0x%02X"
                      .formatted(topic, code)));
        }
      }
    }
  }

  private static void end(MqttAsyncClient ended) {
    try {
      boolean reached = ended.isConnected();
      long patience = reached ? FAREWELL_MILLIS : 1;
      ended.disconnectForcibly(patience, patience, reached);
    } catch (MqttException e) {
      LOG.debug("The broker did not take the farewell", e);
    }
    try {
      ended.close(true);
    } catch (MqttException e) {
      LOG.debug("The connection was closed already", e);
    }
  }

  /** Sends a last message, disconnects and returns when all is given back. */
  void close(BrokerSession.Note farewell) {
    closed = true;
    MqttAsyncClient now = client;
    if (now != null && !farewell.topic().isEmpty()) {
      try {
        now.publish(farewell.topic(), farewell.message()).waitForCompletion(FAREWELL_MILLIS);
      } catch (MqttException e) {
        LOG.debug("The broker did not take the farewell", e);
      }
    }
    keeper.interrupt();
    try {
      keeper.join(Duration.ofSeconds(4));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(BrokerSession.Note.NONE);
  }

  private final class Callback implements MqttCallback {

    private final MqttAsyncClient own;
    private final CountDownLatch gone;

    Callback(MqttAsyncClient own, CountDownLatch gone) {
      this.own = own;
      this.gone = gone;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      try {
        listener.message(
            topic,
            message.getPayload(),
            message.isDuplicate(),
            () -> acknowledge(message.getId(), message.getQos()));
      } catch (RuntimeException e) {
        LOG.error("{}: a message at {} could not be handled", broker, topic, e);
      }
    }

    private void acknowledge(int id, int qos) {
      try {
        if (qos > 0 && own.isConnected()) {
          own.messageArrivedComplete(id, qos);
        }
      } catch (MqttException | RuntimeException e) {
        LOG.debug("{}: message {} will be acknowledged when it comes again", broker, id, e);
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      gone.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.warn("{}: {}", broker, exception.toString());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String url) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
