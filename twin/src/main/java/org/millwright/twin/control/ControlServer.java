package org.millwright.twin.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.millwright.twin.PlantClock;
import org.millwright.twin.erp.Erp;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.truth.TruthLog;

/** The HTTP interface of the virtual factory, on the loopback address. */
public final class ControlServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService handlers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("twin-http-", 0).factory());

  /**
   * Starts the server.
   *
   * @param port TCP port; 0 takes a free one
   * @throws IllegalStateException if the port is taken
   */
  public ControlServer(
      int port, Plant plant, PlantClock plantClock, TruthLog truth, Erp erp, InstantSource clock) {
    Routes routes = new Routes();
    new MachineRoutes(plant, clock).addTo(routes);
    new FaultRoutes(plant).addTo(routes);
    new TruthRoutes(truth).addTo(routes);
    new ErpRoutes(erp).addTo(routes);
    routes
        .on("GET /speed", request -> Reply.json(200, speed(plantClock)))
        .on("POST /speed", request -> changeSpeed(request, plantClock));
    this.server = bound(port);
    server.createContext("/", routes);
    server.setExecutor(handlers);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    handlers.shutdownNow();
  }

  private static Reply changeSpeed(Request request, PlantClock plantClock) throws IOException {
    plantClock.speed(request.fields("factor").number("factor", "a number from 0.01 to 100"));
    return Reply.json(200, speed(plantClock));
  }

  private static ObjectNode speed(PlantClock plantClock) {
    return JsonNodeFactory.instance.objectNode().put("factor", plantClock.speed());
  }

  private static HttpServer bound(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalStateException(
          "control interface cannot start: port " + port + " is taken; choose another with --port",
          e);
    }
  }
}
