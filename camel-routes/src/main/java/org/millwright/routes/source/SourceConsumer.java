package org.millwright.routes.source;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Source;

/** Runs a source as long as its route runs; each start of the route makes a new source. */
final class SourceConsumer extends DefaultConsumer {

  private final SourceEndpoint endpoint;
  private @Nullable Source source;
  private @Nullable WatchedReceiver receiver;

  SourceConsumer(SourceEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    Source begun = endpoint.newSource();
    WatchedReceiver watched =
        endpoint.surroundings().watch().over(new RouteReceiver(this, endpoint), endpoint.silence());
    source = begun;
    receiver = watched;
    begun.start(watched);
  }

  @Override
  protected void doStop() throws Exception {
    if (receiver != null) {
      endpoint.surroundings().watch().forget(receiver);
      receiver = null;
    }
    if (source != null) {
      source.close();
      source = null;
    }
    super.doStop();
  }
}
