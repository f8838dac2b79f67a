package org.millwright.routes.source;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Source;

/**
 * Makes any connector usable in a route: {@code from: {uri: "opcua:cnc-1", parameters: {...}}}. The
 * parameters are the connector's own, and {@code silence}, in seconds.
 */
public final class SourceComponent extends DefaultComponent {

  /** Seconds without a frame after which a machine is lost; 0 never. */
  public static final String SILENCE = "silence";

  private final Source.Factory factory;
  private final SourceSurroundings surroundings;

  public SourceComponent(Source.Factory factory, SourceSurroundings surroundings) {
    this.factory = factory;
    this.surroundings = surroundings;
  }

  /** The parameters that a route may give to a scheme. */
  public static Set<String> parameters(Source.Factory factory) {
    var names = new TreeSet<>(factory.parameters());
    names.add(SILENCE);
    return names;
  }

  /** MQTT wildcards and node ids must arrive as the route has them. */
  @Override
  public boolean useRawUri() {
    return true;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    var given = new TreeMap<String, String>();
    parameters.forEach((key, value) -> given.put(key, String.valueOf(value)));
    parameters.clear();
    for (String key : given.keySet()) {
      if (!parameters(factory).contains(key)) {
        throw new IllegalArgumentException(
            factory.scheme()
                + ":"
                + name
                + " has the parameter \""
                + key
                + "\", expected one of "
                + String.join(", ", parameters(factory)));
      }
    }
    Duration silence = silence(given.remove(SILENCE));
    return new SourceEndpoint(uri, this, name, given, silence);
  }

  private Duration silence(@Nullable String seconds) {
    if (seconds == null) {
      return surroundings.silence();
    }
    if (!seconds.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          "parameter \"silence\": found \"" + seconds + "\", expected whole seconds, 0 for never");
    }
    return Duration.ofSeconds(Long.parseLong(seconds));
  }

  Source.Factory factory() {
    return factory;
  }

  SourceSurroundings surroundings() {
    return surroundings;
  }
}
