package org.millwright.routes.step;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint that a route sends to; the exchange goes on when the step is done. */
final class StepEndpoint extends DefaultEndpoint {

  private final AsyncProcessor step;

  StepEndpoint(String uri, StepComponent component, AsyncProcessor step) {
    super(uri, component);
    this.step = step;
  }

  @Override
  public Producer createProducer() {
    return new DefaultAsyncProducer(this) {
      @Override
      public boolean process(Exchange exchange, AsyncCallback callback) {
        return step.process(exchange, callback);
      }
    };
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        getEndpointUri() + " is a step: it stands under steps:, not under from:");
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
