package org.millwright.routes.step;

import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** One scheme of steps, such as {@code bus} with {@code observations} and {@code dead-letters}. */
public final class StepComponent extends DefaultComponent {

  private final String scheme;
  private final Map<String, AsyncProcessor> steps;

  /**
   * @param steps what each name after the scheme does
   */
  public StepComponent(String scheme, Map<String, AsyncProcessor> steps) {
    this.scheme = scheme;
    this.steps = Map.copyOf(steps);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    AsyncProcessor step = steps.get(name);
    if (step == null) {
      throw new IllegalArgumentException(
          "found \"" + scheme + ":" + name + "\", expected one of " + names());
    }
    if (!parameters.isEmpty()) {
      throw new IllegalArgumentException(
          scheme + ":" + name + " takes no parameters; found " + parameters.keySet());
    }
    return new StepEndpoint(uri, this, step);
  }

  private String names() {
    return String.join(
        ", ", new TreeSet<>(steps.keySet()).stream().map(name -> scheme + ":" + name).toList());
  }
}
