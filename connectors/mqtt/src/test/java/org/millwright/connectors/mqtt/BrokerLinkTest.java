package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;

/** What the connection does with a broker that refuses or says nothing: a bare socket. */
class BrokerLinkTest {

  private static final int BOUND_MILLIS = 8_000;
  private static final String TOPIC = "plant/+/+/telemetry";
  private static final int SUBSCRIBE = 0x82;
  private static final int DISCONNECT = 0xE0;

  /** MQTT 5.0, 3.2: no session present, success, no properties. */
  private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

  private ServerSocket broker = unbound();

  /** A packet's first byte, and what follows its length. */
  private record Packet(int type, byte[] body) {}

  @BeforeEach
  void listen() throws IOException {
    broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    broker.setSoTimeout(BOUND_MILLIS);
  }

  @AfterEach
  void end() throws IOException {
    broker.close();
  }

  @Test
  void connectionToABrokerThatSaysNothingIsGivenBack() throws IOException {
    Source source = start(TOPIC);
    try (Socket accepted = accept()) {
      read(accepted);

      source.close();

      assertThat(accepted.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void subscriptionThatTheBrokerRefusesEndsTheConnection() throws IOException {
    Source source = start(TOPIC);
    try (Socket accepted = accept()) {
      read(accepted);
      accepted.getOutputStream().write(CONNACK);
      Packet subscribe = read(accepted);
      assertThat(subscribe.type()).isEqualTo(SUBSCRIBE);

      // MQTT 5.0, 3.9: the packet's own number, no properties, not authorized
      accepted
          .getOutputStream()
          .write(
              new byte[] {
                (byte) 0x90, 4, subscribe.body()[0], subscribe.body()[1], 0, (byte) 0x87
              });

      assertThat(read(accepted).type()).isEqualTo(DISCONNECT);
    } finally {
      source.close();
    }
  }

  @Test
  void anotherTopicIsAnotherSession() throws IOException {
    String first = clientId(TOPIC);

    assertThat(clientId("hall/+/telemetry")).isNotEqualTo(first);
    assertThat(clientId(TOPIC)).isEqualTo(first);
  }

  private String clientId(String topic) throws IOException {
    Source source = start(topic);
    try (Socket accepted = accept()) {
      String connect = new String(read(accepted).body(), StandardCharsets.ISO_8859_1);
      Matcher id = Pattern.compile("millwright-mqtt-plant[!-~]*").matcher(connect);
      assertThat(id.find()).isTrue();
      return id.group();
    } finally {
      source.close();
    }
  }

  private Source start(String topic) {
    Source source =
        new MqttJsonFactory(Joining.USUAL)
            .create(
                "plant",
                Map.of("url", "tcp://127.0.0.1:" + broker.getLocalPort(), "topic", topic),
                TagSheets.fixed(Map.of()),
                InstantSource.system());
    source.start(new RecordingReceiver());
    return source;
  }

  private Socket accept() throws IOException {
    Socket accepted = broker.accept();
    accepted.setSoTimeout(BOUND_MILLIS);
    return accepted;
  }

  private static Packet read(Socket from) throws IOException {
    var in = new DataInputStream(from.getInputStream());
    int type = in.readUnsignedByte();
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      length |= (digit & 0x7F) << shift;
      shift += 7;
    } while ((digit & 0x80) != 0);
    return new Packet(type, in.readNBytes(length));
  }

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
