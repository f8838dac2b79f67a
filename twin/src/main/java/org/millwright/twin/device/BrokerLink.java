package org.millwright.twin.device;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the MQTT 5 broker, from its connect to its end; a lost one is replaced, not
 * revived.
 */
final class BrokerLink {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
  private static final int PATIENCE_MILLIS = 5000;

  private final MqttAsyncClient client;
  private final NoDelaySockets sockets = new NoDelaySockets();

  /**
   * Connects.
   *
   * @param uri such as {@code tcp://127.0.0.1:1883}
   * @param clientId unique at the broker
   * @param will what the broker tells when this link breaks
   * @throws MqttException if the broker is away or refuses
   */
  BrokerLink(String uri, String clientId, Message will) throws MqttException {
    client = new MqttAsyncClient(uri, clientId, new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setKeepAliveInterval(10);
    options.setConnectionTimeout(PATIENCE_MILLIS / 1000);
    options.setAutomaticReconnect(false);
    options.setSocketFactory(sockets);
    options.setWill(will.topic(), will.packet());
    try {
      client.connect(options).waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException e) {
      sever();
      throw e;
    }
  }

  /** A message with its topic; {@code qos} 0 to 2. */
  record Message(String topic, byte[] payload, int qos, boolean retained) {
    private MqttMessage packet() {
      MqttMessage packet = new MqttMessage(payload);
      packet.setQos(qos);
      packet.setRetained(retained);
      return packet;
    }
  }

  boolean isConnected() {
    return client.isConnected();
  }

  void publish(Message message) throws MqttException {
    client.publish(message.topic(), message.packet());
  }

  /**
   * Hands every message of a topic to the reader, on a thread of the client; the only subscription
   * of the link.
   */
  void subscribe(String topic, Consumer<byte[]> reader) throws MqttException {
    client.setCallback(new Arrivals(reader));
    client.subscribe(topic, 1).waitForCompletion(PATIENCE_MILLIS);
  }

  /** Breaks the connection without a farewell: the broker sends the will. */
  void sever() {
    sockets.close();
    release();
  }

  /** Sends a last message and leaves politely: the broker drops the will. */
  void leave(Message farewell) {
    try {
      client.publish(farewell.topic(), farewell.packet()).waitForCompletion(PATIENCE_MILLIS);
      client.disconnect().waitForCompletion(PATIENCE_MILLIS);
    } catch (MqttException e) {
      LOG.debug("{}: no polite farewell", client.getClientId(), e);
      sockets.close();
    }
    release();
  }

  private void release() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, 0, false);
      }
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("{}: not released cleanly", client.getClientId(), e);
    }
  }

  private record Arrivals(Consumer<byte[]> reader) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      reader.accept(message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.debug("MQTT error", exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }

  /** Paho leaves Nagle's algorithm on, which delays small messages by tens of milliseconds. */
  private static final class NoDelaySockets extends SocketFactory {
    private volatile Socket last = new Socket();

    @Override
    public Socket createSocket() throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      last = socket;
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw connectedOnes();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw connectedOnes();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw connectedOnes();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw connectedOnes();
    }

    void close() {
      try {
        last.close();
      } catch (IOException e) {
        LOG.debug("socket not closed cleanly", e);
      }
    }

    private static UnsupportedOperationException connectedOnes() {
      return new UnsupportedOperationException("only unconnected sockets are made");
    }
  }
}
