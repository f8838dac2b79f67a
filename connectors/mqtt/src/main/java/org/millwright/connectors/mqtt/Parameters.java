package org.millwright.connectors.mqtt;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a route, read one by one with sentences for what is wrong. */
final class Parameters {

  private final String route;
  private final Map<String, String> given;

  Parameters(String route, Map<String, String> given, Set<String> known) {
    this.route = route;
    this.given = Map.copyOf(given);
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            route
                + " parameter \""
                + name
                + "\": expected one of "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  /** The text, or what stands in for it. */
  String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  /** A text that the parameter's form admits. */
  String matching(String name, String otherwise, String form, String expected) {
    String text = text(name, otherwise);
    if (!text.matches(form)) {
      throw new IllegalArgumentException(
          route + " parameter \"" + name + "\": found \"" + text + "\", expected " + expected);
    }
    return text;
  }
}
