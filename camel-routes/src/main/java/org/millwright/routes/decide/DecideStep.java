package org.millwright.routes.decide;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.millwright.domain.observation.Frame;
import org.millwright.routes.step.Completion;

/** {@code decide:limits}: judges the frame and lets it pass. */
public final class DecideStep extends AsyncProcessorSupport {

  /** The exchange property with {@code System.nanoTime()} of the receipt, a {@code Long}. */
  public static final String RECEIVED_NANOS = "millwright.receivedNanos";

  private final EdgeDecision decision;

  public DecideStep(EdgeDecision decision) {
    this.decision = decision;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    if (!(exchange.getMessage().getBody() instanceof Frame frame)) {
      return Completion.failed(
          "decide:limits: found a body of "
              + Completion.bodyType(exchange)
              + ", expected a normalised frame; put normalise:tags before it",
          exchange,
          callback);
    }
    Long received = exchange.getProperty(RECEIVED_NANOS, Long.class);
    decision.decide(frame, received == null ? System.nanoTime() : received);
    callback.done(true);
    return true;
  }
}
