package org.millwright.routes.bus;

import java.nio.charset.StandardCharsets;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;
import org.millwright.routes.step.Completion;

/**
 * {@code bus:dead-letters}: sends the body, with the route's failure as the reason. For {@code
 * onException} and for branches that integrators write.
 */
public final class DeadLettersStep extends AsyncProcessorSupport {

  private final Bus bus;

  public DeadLettersStep(Bus bus) {
    this.bus = bus;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    return Completion.of(bus.send(letter(exchange)), exchange, callback);
  }

  private DeadLetter letter(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof DeadLetter letter) {
      return letter;
    }
    String route = exchange.getFromRouteId() == null ? "camel" : exchange.getFromRouteId();
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String reason =
        cause == null ? "The route " + route + " sent it to the dead letters." : cause.toString();
    return new DeadLetter(route, reason, route, bytes(body));
  }

  private static byte[] bytes(@Nullable Object body) {
    return switch (body) {
      case null -> new byte[0];
      case byte[] bytes -> bytes;
      default -> body.toString().getBytes(StandardCharsets.UTF_8);
    };
  }
}
