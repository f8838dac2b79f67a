package org.millwright.twin.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a request by method and path; a path segment {@code *} takes anything. */
final class Routes implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  private final List<Route> routes = new ArrayList<>();

  /** Answers a request; may wait. */
  interface Handler {
    Reply handle(Request request) throws IOException, InterruptedException;
  }

  private record Route(String method, List<String> pattern, Handler handler) {
    Optional<List<String>> match(List<String> path) {
      if (path.size() != pattern.size()) {
        return Optional.empty();
      }
      List<String> variables = new ArrayList<>();
      for (int i = 0; i < path.size(); i++) {
        if (pattern.get(i).equals("*")) {
          variables.add(path.get(i));
        } else if (!pattern.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }
  }

  /**
   * Adds a route.
   *
   * @param route such as {@code POST /machines/*}{@code /repair}
   */
  Routes on(String route, Handler handler) {
    int space = route.indexOf(' ');
    routes.add(new Route(route.substring(0, space), segments(route.substring(space + 1)), handler));
    return this;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(HttpExchange exchange) throws InterruptedException {
    try {
      return dispatch(exchange);
    } catch (Problem problem) {
      return problem.reply();
    } catch (IllegalArgumentException e) {
      return Problem.of(e).reply();
    } catch (IOException | RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
      return new Problem(
              500, "The virtual factory failed", e.toString(), "server", "see the log of the twin")
          .reply();
    }
  }

  private Reply dispatch(HttpExchange exchange) throws IOException, InterruptedException {
    List<String> path = path(exchange.getRequestURI().getRawPath());
    List<String> methods = new ArrayList<>();
    for (Route route : routes) {
      Optional<List<String>> variables = route.match(path);
      if (variables.isPresent() && route.method().equals(exchange.getRequestMethod())) {
        return route.handler().handle(new Request(exchange, variables.get()));
      }
      variables.ifPresent(v -> methods.add(route.method()));
    }
    if (methods.isEmpty()) {
      throw Problem.notFound(exchange.getRequestURI().getPath(), known());
    }
    throw new Problem(
        405,
        "The method does not fit",
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(),
        "method",
        String.join(", ", methods));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.status() == Reply.CLOSE_WITHOUT_ANSWER) {
      return;
    }
    if (reply.status() == 204) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.sendResponseHeaders(reply.status(), 0);
    try (OutputStream out = exchange.getResponseBody()) {
      reply.body().writeTo(out);
    }
  }

  private String known() {
    return String.join(
        ", ", routes.stream().map(r -> r.method() + " /" + String.join("/", r.pattern())).toList());
  }

  /** Split before it is decoded, so that an id may hold a slash as %2F. */
  private static List<String> path(String rawPath) {
    return segments(rawPath).stream().map(Request::decodedSegment).toList();
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }
}
