package org.millwright.routes.bus;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.millwright.domain.observation.Frame;
import org.millwright.routes.step.Completion;

/** {@code bus:observations}: sends the frame and ends when the bus has confirmed it. */
public final class ObservationsStep extends AsyncProcessorSupport {

  private final Bus bus;

  public ObservationsStep(Bus bus) {
    this.bus = bus;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    if (exchange.getMessage().getBody() instanceof Frame frame) {
      return Completion.of(bus.send(frame), exchange, callback);
    }
    return Completion.failed(
        "bus:observations: found a body of "
            + Completion.bodyType(exchange)
            + ", expected a normalised frame; put normalise:tags before it",
        exchange,
        callback);
  }
}
