package org.millwright.routes.source;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.Source;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.bus.DeadLetter;
import org.millwright.routes.decide.DecideStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts each frame on its route; a frame is safe when its exchange has reached the end. */
final class RouteReceiver implements Source.Receiver {

  private static final Logger LOG = LoggerFactory.getLogger(RouteReceiver.class);

  private final SourceConsumer consumer;
  private final SourceEndpoint endpoint;
  private final AtomicBoolean failing = new AtomicBoolean();

  RouteReceiver(SourceConsumer consumer, SourceEndpoint endpoint) {
    this.consumer = consumer;
    this.endpoint = endpoint;
  }

  @Override
  public CompletionStage<Void> frame(RawFrame frame) {
    long received = System.nanoTime();
    Exchange exchange = consumer.createExchange(false);
    exchange.getMessage().setBody(frame);
    exchange.setProperty(DecideStep.RECEIVED_NANOS, received);
    var safe = new CompletableFuture<Void>();
    consumer.getAsyncProcessor().process(exchange, _ -> end(exchange, safe));
    return safe;
  }

  private void end(Exchange exchange, CompletableFuture<Void> safe) {
    Exception fault = exchange.getException();
    consumer.releaseExchange(exchange, false);
    if (fault == null) {
      if (failing.getAndSet(false)) {
        LOG.info("{}: frames are safe again", endpoint.title());
      }
      safe.complete(null);
    } else {
      if (!failing.getAndSet(true)) {
        LOG.warn(
            "{}: a frame could not be made safe; its source repeats it", endpoint.title(), fault);
      }
      safe.completeExceptionally(fault);
    }
  }

  @Override
  public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
    return endpoint
        .surroundings()
        .bus()
        .send(new DeadLetter(endpoint.title(), reason, place, payload));
  }

  @Override
  public void connection(MachineId machine, boolean connected, String detail) {
    endpoint.surroundings().connections().changed(machine, connected, detail);
  }
}
