package org.millwright.routes.folder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.RouteFile;
import org.millwright.routes.files.RouteReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that run in Camel, by the file they came from. A fault of one file stops no other. */
final class RunningRoutes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningRoutes.class);
  private static final int DRAIN_SECONDS = 3;

  private record Running(String text, RouteFile file) {}

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<String, Running> running = new TreeMap<>();

  RunningRoutes(Map<String, Component> components, Map<String, String> properties) {
    components.forEach(camel::addComponent);
    var initial = new Properties();
    initial.putAll(properties);
    camel.getPropertiesComponent().setInitialProperties(initial);
    camel.getShutdownStrategy().setTimeout(DRAIN_SECONDS);
    camel.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    camel.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    camel.getCamelContextExtension().setErrorHandlerFactory(quietErrorHandler());
    camel.start();
  }

  /** A frame that fails goes back to its source, and the receiver of its route says so once. */
  private static DefaultErrorHandlerDefinition quietErrorHandler() {
    var handler = new DefaultErrorHandlerDefinition();
    handler.setLevel("OFF");
    return handler;
  }

  /**
   * Runs a file's routes in place of those that it had.
   *
   * @return why they do not run, empty when they do; then those it had run again
   */
  List<Problem> load(String path, String text) {
    Running before = running.get(path);
    RouteFile file = RouteReader.read(path, text, new ArrayList<>());
    unload(path);
    try {
      start(path, text);
      running.put(path, new Running(text, file));
      return List.of();
    } catch (Exception e) {
      remove(file);
      if (before != null) {
        restore(path, before);
      }
      return List.of(problem(file, e));
    }
  }

  private void start(String path, String text) throws Exception {
    PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("file:" + path, text));
  }

  private void restore(String path, Running before) {
    try {
      start(path, before.text());
      running.put(path, before);
    } catch (Exception e) {
      LOG.error("{}: the routes that ran before cannot be started again", path, e);
    }
  }

  /** Stops the routes of a file. */
  void unload(String path) {
    Running gone = running.remove(path);
    if (gone != null) {
      remove(gone.file());
    }
  }

  /** Leaves out the routes that have moved to another file. */
  private void remove(RouteFile file) {
    for (RouteFile.Route route : file.routes()) {
      String id = route.id().text();
      if (runs(id)) {
        continue;
      }
      try {
        if (camel.getRoute(id) != null) {
          camel.getRouteController().stopRoute(id, DRAIN_SECONDS, TimeUnit.SECONDS);
        }
        camel.removeRoute(id);
        RouteDefinition definition = camel.getRouteDefinition(id);
        if (definition != null) {
          camel.removeRouteDefinition(definition);
        }
      } catch (Exception e) {
        LOG.error("{}: route {} could not be stopped", file.path(), id, e);
      }
    }
  }

  private boolean runs(String id) {
    return running.values().stream()
        .flatMap(other -> other.file().routes().stream())
        .anyMatch(route -> route.id().text().equals(id));
  }

  /** Restarts the routes that begin with one of these, such as {@code cnc-1} of opcua:cnc-1. */
  void restart(Collection<String> names) {
    for (Running file : running.values()) {
      for (RouteFile.Route route : file.file().routes()) {
        if (names.contains(route.from().name())) {
          restart(route.id().text());
        }
      }
    }
  }

  private void restart(String id) {
    try {
      camel.getRouteController().stopRoute(id, DRAIN_SECONDS, TimeUnit.SECONDS);
      camel.getRouteController().startRoute(id);
    } catch (Exception e) {
      LOG.error("route {} could not be started again with its new tag sheet", id, e);
    }
  }

  private static Problem problem(RouteFile file, Exception fault) {
    Throwable cause = fault;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    int line = file.routes().isEmpty() ? 0 : file.routes().getFirst().from().uri().line();
    return new Problem(
        file.path(), line, "route", String.valueOf(cause.getMessage()), "a route that starts");
  }

  @Override
  public void close() {
    camel.stop();
  }
}
