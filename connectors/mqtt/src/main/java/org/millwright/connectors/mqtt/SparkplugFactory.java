package org.millwright.connectors.mqtt;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;

/**
 * {@code from: sparkplug:plant}, a Sparkplug B host for one group. Parameters: {@code url}, {@code
 * hostId} ({@code millwright} unless given), {@code group} (the name after the scheme), {@code
 * user}, {@code password}. The device id is the machine.
 */
public final class SparkplugFactory implements Source.Factory {

  private static final Set<String> PARAMETERS =
      Set.of("url", "hostId", "group", "clientId", "user", "password");
  private static final String ID = "[^+/#\\s]{1,64}";
  private static final String EXPECTED = "1 to 64 characters without blanks and + / #";

  private final Joining joining;

  public SparkplugFactory(Joining joining) {
    this.joining = joining;
  }

  @Override
  public String scheme() {
    return "sparkplug";
  }

  @Override
  public Set<String> parameters() {
    return PARAMETERS;
  }

  @Override
  public Source create(
      String name, Map<String, String> parameters, TagSheets tags, InstantSource clock) {
    var given = new Parameters("sparkplug:" + name, parameters, PARAMETERS);
    String host = given.matching("hostId", "millwright", ID, EXPECTED);
    String group = given.matching("group", name, ID, EXPECTED);
    return new SparkplugSource(
        BrokerSettings.of(given, host + "-sparkplug-" + name), host, group, tags, clock, joining);
  }
}
