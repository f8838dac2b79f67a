package org.millwright.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * What the broker and a bare client alone need: the same messages at the same pace through the same
 * broker to a Paho subscriber that only reads the time off them.
 */
public final class Floor implements MqttCallback {

  private static final Pattern TIME = Pattern.compile("\"ts\":(\\d+)");
  private static final String TOPIC = "floor/line-1/%s/telemetry";
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private static final long ANSWER_MILLIS = 10_000;

  private final InstantSource clock;
  private final List<Double> latencies = new ArrayList<>();

  private Floor(InstantSource clock) {
    this.clock = clock;
  }

  /** From publish to the subscriber's callback. */
  public static Quantiles measure(String url, Load load, InstantSource clock)
      throws MqttException, InterruptedException {
    var floor = new Floor(clock);
    var subscriber = new MqttAsyncClient(url, "floor-subscriber", new MemoryPersistence());
    var options = new MqttConnectionOptions();
    options.setSocketFactory(new PromptSockets());
    subscriber.setCallback(floor);
    subscriber.connect(options).waitForCompletion(ANSWER_MILLIS);
    subscriber.subscribe("floor/#", 1).waitForCompletion(ANSWER_MILLIS);
    try (var generator = new Generator(url, load, TOPIC, clock, (_, _) -> {})) {
      generator.run(WARM_UP);
      floor.reset();
      generator.run(MEASURED);
    }
    subscriber.disconnect().waitForCompletion(ANSWER_MILLIS);
    subscriber.close(true);
    return floor.latencies();
  }

  @Override
  public synchronized void messageArrived(String topic, MqttMessage message) {
    long now = clock.millis();
    String head = new String(message.getPayload(), 0, 32, StandardCharsets.UTF_8);
    Matcher time = TIME.matcher(head);
    if (time.find()) {
      latencies.add((double) (now - Long.parseLong(time.group(1))));
    }
  }

  private synchronized void reset() {
    latencies.clear();
  }

  private synchronized Quantiles latencies() {
    return Quantiles.of(latencies);
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
