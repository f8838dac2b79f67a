package org.millwright.routes.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.RouteReader;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Lets Camel read a route file without running it. */
final class CamelGrammar implements AutoCloseable {

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, Boolean> schemes = new ConcurrentHashMap<>();

  CamelGrammar() {
    camel.build();
  }

  /** True when Camel has a component of this scheme. */
  boolean knows(String scheme) {
    return schemes.computeIfAbsent(scheme, name -> camel.getComponent(name, true, false) != null);
  }

  /** What Camel does not understand in a file, with the line where it stopped. */
  List<Problem> check(String path, String text) {
    try {
      var resource = ResourceHelper.fromString("file:" + path, text);
      for (RoutesBuilder routes :
          PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(resource))) {
        if (routes instanceof RouteBuilder builder) {
          builder.setCamelContext(camel);
          builder.configure();
        }
      }
      return List.of();
    } catch (Exception e) {
      return List.of(problem(path, e));
    }
  }

  private static Problem problem(String path, Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYamlEngineException marked) {
        return RouteReader.problem(path, marked);
      }
    }
    return Problem.ofFile(path, String.valueOf(fault.getMessage()), "a route that Camel can read");
  }

  @Override
  public void close() {
    try {
      camel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
