package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A jam of two thirds of a minute: in the time, the counts, the losses, and what people say. */
@ExtendWith(SharedPlant.class)
class OeeStoryTest {
  /** One a line: their breaks and maintenance are not at the same time. */
  private static final List<String> MACHINES = List.of("press-1", "robot-1");

  private static final Duration JAM = Duration.ofSeconds(40);
  private static final Duration BEFORE = Duration.ofSeconds(20);

  /**
   * The machine is asked a few times a second, and every edge of a window may cut a half of that.
   */
  private static final double EDGES = 3;

  private final RunningPlant plant;
  private final Web api;
  private final String machine;

  OeeStoryTest(RunningPlant plant) {
    this.plant = plant;
    this.api = plant.api();
    this.machine =
        MACHINES.stream().filter(this::isMeantToWork).findFirst().orElse(MACHINES.getFirst());
  }

  /** Neither a break nor maintenance for as long as the jam is looked at. */
  private boolean isMeantToWork(String machine) {
    Instant from = plant.clock().instant().minusSeconds(60);
    Instant to = from.plus(JAM).plusSeconds(180);
    JsonNode calendar =
        api.get("/api/oee/calendar?machine=" + machine + "&from=" + from + "&to=" + to);
    return calendar
        .path("planned")
        .valueStream()
        .allMatch(part -> part.path("kind").asString().equals("open"));
  }

  @Test
  void aJamIsFoundInEveryFigureAndWhatPeopleSayOfItIsKeptBesideWhatWasTold() {
    Instant from = plant.clock().instant().minusSeconds(5);
    Eventually.holds(
        "pieces were made before the jam",
        BEFORE.multipliedBy(2),
        () -> plant.clock().instant().isAfter(from.plus(BEFORE)));
    plant.twin().inject(Map.of("machine", machine, "kind", "jam", "for", JAM.toSeconds()));
    Eventually.holds(
        "the jam is a stop that is over",
        Duration.ofMinutes(2),
        () -> stops(from, plant.clock().instant()).stream().anyMatch(OeeStoryTest::isJam));
    JsonNode jam =
        stops(from, plant.clock().instant()).stream()
            .filter(OeeStoryTest::isJam)
            .findFirst()
            .orElseThrow();
    Instant to = Instant.parse(jam.path("to").asString()).plusSeconds(5);
    Eventually.holds(
        "the window is over, and all of it was heard",
        Duration.ofMinutes(1),
        () -> plant.clock().instant().isAfter(to.plusSeconds(10)));
    String window = "machine=" + machine + "&from=" + from + "&to=" + to;

    agreesWithTheTruth(api.get("/api/oee?" + window), from, to);
    sumsAgree(window);

    Instant before =
        Eventually.find(
            "what is known of the window is settled",
            Duration.ofMinutes(3),
            () ->
                Optional.of(plant.clock().instant())
                    .filter(now -> now.isAfter(to.plusSeconds(80))));
    String asKnown = "/api/oee?" + window + "&per=hour&asKnownAt=" + before;
    String told = api.body(asKnown);

    peopleSayWhy(jam, window);
    peopleFindAPieceBad(jam, window);
    assertThat(api.body(asKnown)).as("as known before, byte for byte").isEqualTo(told);
  }

  private List<JsonNode> stops(Instant from, Instant to) {
    return items(api.get("/api/oee/stops?machine=" + machine + "&from=" + from + "&to=" + to));
  }

  private static boolean isJam(JsonNode stop) {
    return stop.path("state").asString().equals("down")
        && !stop.path("open").asBoolean()
        && stop.path("seconds").asDouble() > JAM.toSeconds() - 2;
  }

  private void agreesWithTheTruth(JsonNode figures, Instant from, Instant to) {
    JsonNode time = figures.path("total").path("time");
    double sum =
        List.of("production", "setup", "delay", "down").stream()
            .mapToDouble(element -> time.path(element).asDouble())
            .sum();
    assertThat(sum)
        .as("PBT = APT + AUST + ADET + ADOT")
        .isCloseTo(time.path("plannedBusy").asDouble(), within(1e-9));
    double seconds = Duration.between(from, to).toMillis() / 1000.0;
    assertThat(time.path("calendar").asDouble()).isCloseTo(seconds, within(0.002));

    Truth truth = Truth.of(plant.twin(), machine, from, to);
    double producing =
        time.path("production").asDouble()
            + figures.path("total").path("outside").path("seconds").asDouble();
    assertThat(producing).as("producing, s").isCloseTo(truth.runningSeconds(), within(EDGES));
    JsonNode counts = figures.path("total").path("counts");
    JsonNode outside = figures.path("total").path("outside");
    assertThat(counts.path("produced").asLong() + outside.path("produced").asLong())
        .as("pieces")
        .isBetween(truth.parts() - 1, truth.parts() + 1);
  }

  /** Every figure is a sum of intervals; the waterfall ends at good time. */
  private void sumsAgree(String window) {
    JsonNode figures = api.get("/api/oee?" + window).path("total");
    for (String element : List.of("production", "delay", "setup", "down", "unknown")) {
      JsonNode intervals = api.get("/api/oee/intervals?" + window + "&element=" + element);
      double sum =
          items(intervals).stream().mapToDouble(one -> one.path("seconds").asDouble()).sum();
      double figure = figures.path("time").path(element).asDouble();
      assertThat(intervals.path("totalSeconds").asDouble()).as(element).isEqualTo(figure);
      assertThat(sum).as(element).isCloseTo(figure, within(1e-9));
    }
    JsonNode losses = api.get("/api/oee/losses?" + window);
    double left = losses.path("calendarSeconds").asDouble();
    for (JsonNode step : losses.path("steps")) {
      left -= step.path("seconds").asDouble();
    }
    assertThat(left).isCloseTo(figures.path("goodSeconds").asDouble(), within(1e-6));
    assertThat(losses.path("goodSeconds").asDouble())
        .isEqualTo(figures.path("goodSeconds").asDouble());
  }

  private void peopleSayWhy(JsonNode jam, String window) {
    var said =
        Map.of(
            "machine",
            machine,
            "from",
            jam.path("from").asString(),
            "to",
            jam.path("to").asString(),
            "reason",
            "drive",
            "note",
            "belt slipped");
    api.post("/api/oee/reasons", said).require(201);
    JsonNode stop =
        items(api.get("/api/oee/stops?" + window)).stream()
            .filter(OeeStoryTest::isJam)
            .findFirst()
            .orElseThrow();
    assertThat(stop.path("reason").path("code").asString()).isEqualTo("drive");
    assertThat(stop.path("unexplainedSeconds").asDouble()).isZero();
    JsonNode pareto = api.get("/api/oee/losses?" + window).path("pareto").path(0);
    assertThat(pareto.path("name").asString()).isEqualTo("Breakdown");

    Answer refused =
        api.post(
            "/api/oee/reasons",
            Map.of("machine", machine, "from", jam.path("from").asString(), "reason", "breakdown"));
    assertThat(refused.status()).as("not a leaf of the tree").isEqualTo(400);
  }

  private void peopleFindAPieceBad(JsonNode jam, String window) {
    JsonNode before = api.get("/api/oee?" + window).path("total").path("counts");
    Instant stopped = Instant.parse(jam.path("from").asString());
    Map<String, Object> said =
        Map.of(
            "machine",
            machine,
            "from",
            stopped.minusSeconds(15).toString(),
            "to",
            stopped.plusSeconds(1).toString(),
            "scrap",
            1,
            "reason",
            "crushed by the jam");
    api.post("/api/oee/corrections", said).require(201);
    JsonNode after = api.get("/api/oee?" + window).path("total").path("counts");
    assertThat(after.path("good").asLong()).isEqualTo(before.path("good").asLong() - 1);
    assertThat(after.path("produced")).isEqualTo(before.path("produced"));

    var tooMany = new HashMap<>(said);
    tooMany.put("scrap", 1_000);
    assertThat(api.post("/api/oee/corrections", tooMany).status()).isEqualTo(409);
    List<JsonNode> entries = items(api.get("/api/oee/entries?" + window));
    assertThat(entries).hasSize(2);
    assertThat(entries.getFirst().path("author").asString()).isNotEmpty();
  }

  private static List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }

  /** What the machine really did. */
  private record Truth(double runningSeconds, long parts) {

    static Truth of(Twin twin, String machine, Instant from, Instant to) {
      String state = "";
      Instant since = from;
      double running = 0;
      long parts = 0;
      for (JsonNode event : twin.truth(machine)) {
        Instant at = Instant.parse(event.path("at").asString());
        boolean within = at.isAfter(from) && !at.isAfter(to);
        if (event.path("kind").asString().equals("part") && within) {
          parts++;
        }
        if (event.path("kind").asString().equals("state") && !at.isAfter(to)) {
          String before = event.path("from").asString();
          if (at.isAfter(from)) {
            running += before.equals("EXECUTE") ? seconds(since, at) : 0;
            since = at;
          }
          state = event.path("to").asString();
        }
      }
      boolean runs = state.isEmpty() || state.equals("EXECUTE");
      return new Truth(running + (runs ? seconds(since, to) : 0), parts);
    }

    private static double seconds(Instant from, Instant to) {
      return Duration.between(from, to).toMillis() / 1000.0;
    }
  }
}
