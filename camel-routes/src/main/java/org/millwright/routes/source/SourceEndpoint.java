package org.millwright.routes.source;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.millwright.domain.observation.Source;

/** One connection as a route names it. */
final class SourceEndpoint extends DefaultEndpoint {

  private final SourceComponent component;
  private final String name;
  private final Map<String, String> parameters;
  private final Duration silence;

  SourceEndpoint(
      String uri,
      SourceComponent component,
      String name,
      Map<String, String> parameters,
      Duration silence) {
    super(uri, component);
    this.component = component;
    this.name = name;
    this.parameters = Map.copyOf(parameters);
    this.silence = silence;
  }

  /** The connection as people read it, such as {@code opcua:cnc-1}. */
  String title() {
    return component.factory().scheme() + ":" + name;
  }

  Duration silence() {
    return silence;
  }

  SourceSurroundings surroundings() {
    return component.surroundings();
  }

  Source newSource() {
    return component
        .factory()
        .create(name, parameters, surroundings().tags(), surroundings().clock());
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new SourceConsumer(this, processor);
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        title() + " is a source: it stands under from:, not under steps:");
  }
}
