package org.millwright.twin.crew;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.twin.TwinSettings.CrewSettings;

/** Against an inbox over real HTTP that answers as docs/reference/http-api.md says. */
class CrewTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Crew.Pace FAST =
      new Crew.Pace(Duration.ofMillis(50), Duration.ofMillis(1), Duration.ofMillis(1));

  @TempDir Path folder;

  private final List<String> happened = new CopyOnWriteArrayList<>();
  private volatile String assignee = "null";
  private volatile boolean done;
  private HttpServer millwright;
  private Crew crew;

  @BeforeEach
  void start() throws IOException {
    millwright = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    millwright.createContext("/", this::answer);
    millwright.start();
    URI address = URI.create("http://127.0.0.1:" + millwright.getAddress().getPort());
    crew =
        Crew.start(
            new CrewSettings(address, folder.resolve("token")),
            machine -> happened.add("repaired " + machine),
            FAST);
  }

  @AfterEach
  void stop() {
    crew.close();
    millwright.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      switch (call) {
        case "GET /api/me" -> say(exchange, "{\"name\":\"crew\",\"groups\":[\"technicians\"]}");
        case "GET /api/tasks" -> say(exchange, tasks());
        case "GET /api/forms/repair-machine" -> say(exchange, form());
        case "POST /api/tasks/17/claim" -> note(exchange, "claimed");
        case "POST /api/tasks/17/complete" -> {
          done = true;
          note(exchange, "completed " + body);
        }
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private String tasks() {
    return done
        ? "{\"items\":[],\"next\":null}"
        : """
        {"items":[{"id":"17","name":"Repair the machine","subject":"cnc-1",
         "formId":"repair-machine","assignee":%s,"state":"open"}],"next":null}
        """
            .formatted(assignee);
  }

  private static String form() throws IOException {
    return Files.readString(Path.of("..", "bpmn", "maintenance", "repair-machine.form"));
  }

  private void note(HttpExchange exchange, String what) throws IOException {
    happened.add(what);
    exchange.sendResponseHeaders(204, -1);
  }

  private static void say(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void giveToken() throws IOException {
    Files.writeString(folder.resolve("token"), "secret\n");
  }

  @Test
  void aFreeTaskIsClaimedTheMachineRepairedAndTheFormFilledIn() throws Exception {
    giveToken();
    Awaitility.await().atMost(PATIENCE).until(() -> done);

    assertThat(happened)
        .containsExactly(
            "claimed",
            "repaired cnc-1",
            "completed {\"variables\":{\"workDone\":\"Done by the simulated crew.\",\"partsUsed\":true}}");
  }

  @Test
  void aTaskOfSomebodyElseIsLeftAloneUntilItIsFree() throws Exception {
    assignee = "\"maria\"";
    giveToken();
    Awaitility.await()
        .pollDelay(Duration.ofMillis(500))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(happened).isEmpty());

    assignee = "null";
    Awaitility.await().atMost(PATIENCE).until(() -> done);
  }

  @Test
  void theCrewWaitsForItsTokenAndTakesUpItsOwnTaskAgain() throws Exception {
    assignee = "\"crew\"";
    Files.writeString(folder.resolve("token"), "not yet");
    giveToken();
    Awaitility.await().atMost(PATIENCE).until(() -> done);

    assertThat(happened).contains("repaired cnc-1");
  }
}
