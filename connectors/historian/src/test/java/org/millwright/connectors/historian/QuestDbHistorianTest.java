package org.millwright.connectors.historian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** Against the QuestDB of the single box. */
class QuestDbHistorianTest extends HistorianContract {

  private record Box(EmbeddedStack stack) implements HistorianServer {

    @Override
    public HistorianSettings settings(Keep keep) {
      var backend =
          new Backend.QuestDb(
              variable("MILLWRIGHT_HISTORIAN_PG_URL"),
              variable("MILLWRIGHT_HISTORIAN_PG_USER"),
              variable("MILLWRIGHT_HISTORIAN_PG_PASSWORD"));
      return HistorianSettings.of(URI.create(stack.historianUrl()), backend, keep);
    }

    String variable(String name) {
      return Objects.requireNonNull(stack.environment().get(name), name);
    }

    @Override
    public void kill() throws IOException {
      stack.process(PartName.HISTORIAN).destroyForcibly();
    }

    @Override
    public void close() throws IOException {
      stack.close();
    }
  }

  @Override
  HistorianServer start(Path data) throws IOException {
    return new Box(EmbeddedStack.start(data, Set.of(PartName.HISTORIAN)));
  }

  @Test
  void whoHasNoPasswordCanNeitherAskNorDrop() throws Exception {
    var box = (Box) server;
    try (var http = HttpClient.newHttpClient()) {
      var exec = URI.create(box.stack().historianUrl() + "/exec?query=select%201");
      var stranger = HttpRequest.newBuilder(exec).build();
      var known =
          HttpRequest.newBuilder(exec)
              .header("Authorization", box.stack().historianAuthorization())
              .build();
      assertThat(http.send(stranger, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
      assertThat(http.send(known, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
    var guessed =
        HistorianSettings.questDb(
            URI.create(box.stack().historianUrl()),
            box.variable("MILLWRIGHT_HISTORIAN_PG_URL"),
            "admin",
            "quest");
    try (var asks = new HistorianReader(guessed);
        var known = new HistorianReader(server.settings(LONG))) {
      assertThat(asks.fault()).isNotNull();
      assertThat(known.fault()).isNull();
    }
  }
}
