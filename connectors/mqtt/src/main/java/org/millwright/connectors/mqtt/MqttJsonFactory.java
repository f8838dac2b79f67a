package org.millwright.connectors.mqtt;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;

/**
 * {@code from: mqtt:plant}, many machines over one subscription. Parameters: {@code url}, {@code
 * topic} ({@code plant/+/+/telemetry} unless given; the machine is the level before the last),
 * {@code clientId} ({@code millwright-mqtt-<name>-<hash of the topic>}, for the broker would go on
 * sending what an earlier topic asked for), {@code user}, {@code password}.
 */
public final class MqttJsonFactory implements Source.Factory {

  private static final Set<String> PARAMETERS =
      Set.of("url", "topic", "clientId", "user", "password");

  private final Joining joining;

  public MqttJsonFactory(Joining joining) {
    this.joining = joining;
  }

  @Override
  public String scheme() {
    return "mqtt";
  }

  @Override
  public Set<String> parameters() {
    return PARAMETERS;
  }

  @Override
  public Source create(
      String name, Map<String, String> parameters, TagSheets tags, InstantSource clock) {
    var given = new Parameters("mqtt:" + name, parameters, PARAMETERS);
    String topic =
        given.matching(
            "topic",
            "plant/+/+/telemetry",
            "([^#]+/)?\\+/telemetry",
            "a filter that ends with the machine and telemetry, such as plant/+/+/telemetry");
    String clientId = "millwright-mqtt-%s-%08x".formatted(name, topic.hashCode());
    return new MqttJsonSource(BrokerSettings.of(given, clientId), topic, tags, clock, joining);
  }
}
