package org.millwright.connectors.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * What a source asks of its session at the broker.
 *
 * @param topics filters to subscribe, all with QoS 1
 * @param keptFor how long the broker keeps the session, and what it has not yet delivered, after
 *     the connection is lost; zero for a clean session
 * @param will made anew for each connection; gives no message for none
 */
record BrokerSession(List<String> topics, Duration keptFor, Supplier<Note> will) {

  /** Lost messages on the way are noticed within twice this time. */
  private static final int KEEP_ALIVE_SECONDS = 2;

  private static final int CONNECT_SECONDS = 5;

  /** A slow bus pushes back: the broker sends no more than so many unconfirmed messages. */
  private static final int IN_FLIGHT = 2_048;

  /** A message to publish, with QoS 1. */
  record Note(String topic, String text, boolean retained) {

    static final Note NONE = new Note("", "", false);

    MqttMessage message() {
      return new MqttMessage(text.getBytes(StandardCharsets.UTF_8), 1, retained, null);
    }
  }

  MqttConnectionOptions options(BrokerSettings broker) {
    var options = new MqttConnectionOptions();
    options.setCleanStart(keptFor.isZero());
    options.setSessionExpiryInterval(keptFor.toSeconds());
    options.setReceiveMaximum(IN_FLIGHT);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setAutomaticReconnect(false);
    if (broker.url().startsWith("tcp:")) {
      options.setSocketFactory(new PromptSockets());
    }
    if (!broker.user().isEmpty()) {
      options.setUserName(broker.user());
      options.setPassword(broker.password().getBytes(StandardCharsets.UTF_8));
    }
    Note last = will.get();
    if (!last.topic().isEmpty()) {
      options.setWill(last.topic(), last.message());
    }
    return options;
  }
}
