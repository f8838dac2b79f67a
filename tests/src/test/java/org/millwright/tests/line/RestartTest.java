package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.millwright.stack.settings.PartName;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of the app in mid-shift: OEE goes on where it stood. */
@Isolated
@ExtendWith(SharedPlant.class)
class RestartTest {

  /** The broker keeps what it publishes while the app is away: nothing of it is unknown. */
  private static final String MACHINE = "conveyor-1";

  private static final Duration HEARD = Duration.ofMinutes(1);

  /** A moment between two messages may be counted as heard or not. */
  private static final double BETWEEN_MESSAGES_SECONDS = 2;

  private final RunningPlant plant;
  private final Web api;

  RestartTest(RunningPlant plant) {
    this.plant = plant;
    this.api = plant.api();
  }

  @Test
  void aRestartInMidShiftShowsTheSameOee() throws IOException {
    Instant to = plant.clock().instant();
    JsonNode before = runningSince(to.plusSeconds(5));
    String past = "/api/oee?machine=" + MACHINE + "&from=" + to.minusSeconds(120) + "&to=" + to;
    JsonNode total = api.get(past).path("total");
    assertThat(total.path("time").path("calendar").asDouble()).isEqualTo(120);
    assertThat(total.path("time").path("unknown").asDouble()).isLessThan(120);

    plant.kill(Set.of(PartName.APP));
    plant.awaitReady();
    Instant ready = plant.clock().instant();

    JsonNode after = runningSince(ready);
    Figures.took("ready to OEE of what came since", ready, plant.clock().instant());
    assertThat(api.get(past).path("total")).isEqualTo(total);
    if (after.path("shift").equals(before.path("shift"))) {
      goesOn(before.path("total"), after.path("total"));
    }
  }

  /** The running shift, counted with what the machine told of a later moment. */
  private JsonNode runningSince(Instant moment) {
    return Eventually.find(
        MACHINE + " was heard after " + moment,
        HEARD,
        () -> running().filter(shift -> heard(shift, moment)));
  }

  private Optional<JsonNode> running() {
    return api.get("/api/oee/running")
        .path("items")
        .valueStream()
        .filter(item -> item.path("machine").asString().equals(MACHINE))
        .findFirst();
  }

  private static boolean heard(JsonNode shift, Instant moment) {
    return !shift.path("heardUntil").isNull()
        && Instant.parse(shift.path("heardUntil").asString()).isAfter(moment);
  }

  private static void goesOn(JsonNode before, JsonNode after) {
    assertThat(after.path("counts").path("produced").asLong())
        .isGreaterThanOrEqualTo(before.path("counts").path("produced").asLong());
    assertThat(after.path("time").path("production").asDouble())
        .isGreaterThanOrEqualTo(before.path("time").path("production").asDouble());
    assertThat(after.path("time").path("unknown").asDouble())
        .isLessThanOrEqualTo(
            before.path("time").path("unknown").asDouble() + BETWEEN_MESSAGES_SECONDS);
  }
}
