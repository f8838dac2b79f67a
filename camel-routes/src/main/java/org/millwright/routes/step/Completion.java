package org.millwright.routes.step;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Ends a Camel step when a future ends, so that no thread waits for the bus. */
public final class Completion {

  private Completion() {}

  /** Ends the step with the stage; returns what {@code AsyncProcessor.process} returns. */
  public static boolean of(CompletionStage<?> stage, Exchange exchange, AsyncCallback callback) {
    var unused =
        stage.whenComplete((_, fault) -> {
          if (fault != null) {
            exchange.setException(cause(fault));
          }
          callback.done(false);
        });
    return false;
  }

  /** Fails the step at once. */
  public static boolean failed(String reason, Exchange exchange, AsyncCallback callback) {
    exchange.setException(new IllegalArgumentException(reason));
    callback.done(true);
    return true;
  }

  /** What the exchange carries, for messages. */
  public static String bodyType(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    return body == null ? "nothing" : body.getClass().getSimpleName();
  }

  private static Throwable cause(Throwable fault) {
    return fault instanceof CompletionException && fault.getCause() != null
        ? fault.getCause()
        : fault;
  }
}
