package org.millwright.routes.normalise;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.millwright.domain.observation.RawFrame;
import org.millwright.routes.bus.Bus;
import org.millwright.routes.step.Completion;

/**
 * {@code normalise:tags}: turns a raw frame into a frame by the tag sheet in force. The route ends
 * here when nothing is left to send.
 */
public final class NormaliseStep extends AsyncProcessorSupport {

  private final Normaliser normaliser;
  private final Bus bus;

  /**
   * @param bus takes what could not be understood
   */
  public NormaliseStep(Normaliser normaliser, Bus bus) {
    this.normaliser = normaliser;
    this.bus = bus;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    if (!(exchange.getMessage().getBody() instanceof RawFrame raw)) {
      return Completion.failed(
          "normalise:tags: found a body of "
              + Completion.bodyType(exchange)
              + ", expected a raw frame of a source such as opcua:cnc-1",
          exchange,
          callback);
    }
    Normalised normalised = normaliser.normalise(raw);
    normalised
        .frame()
        .ifPresentOrElse(
            frame -> exchange.getMessage().setBody(frame), () -> exchange.setRouteStop(true));
    if (normalised.letters().isEmpty()) {
      callback.done(true);
      return true;
    }
    return Completion.of(sendLetters(normalised), exchange, callback);
  }

  private CompletableFuture<Void> sendLetters(Normalised normalised) {
    return CompletableFuture.allOf(
        normalised.letters().stream()
            .map(letter -> bus.send(letter).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }
}
