package org.millwright.connectors.historian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** Against a real QuestDB in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistorianTest {

  private static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");
  private static final SignalName VIBRATION = new SignalName("vibration");
  private static final Duration BOUND = Duration.ofSeconds(120);

  private final EmbeddedStack stack;
  private final HistorianWriter writer;
  private final HistorianReader reader;

  HistorianTest(@TempDir Path data) throws IOException {
    stack = EmbeddedStack.start(data, Set.of(PartName.HISTORIAN));
    var settings =
        HistorianSettings.questDb(
            URI.create(stack.historianUrl()),
            variable("MILLWRIGHT_HISTORIAN_PG_URL"),
            variable("MILLWRIGHT_HISTORIAN_PG_USER"),
            variable("MILLWRIGHT_HISTORIAN_PG_PASSWORD"));
    writer =
        new HistorianWriter(
            settings,
            (line, reason) -> {
              throw new AssertionError(line + ": " + reason);
            });
    reader = new HistorianReader(settings);
  }

  private String variable(String name) {
    return Objects.requireNonNull(stack.environment().get(name), name);
  }

  @BeforeAll
  void oneWriteMakesTheTable() throws InterruptedException {
    writer.write(List.of(frame("first", 0, T0, Value.of(1), Quality.GOOD)));
  }

  @AfterAll
  void stop() throws IOException {
    writer.close();
    stack.close();
  }

  private static Frame frame(
      String machine, long sequence, Instant at, Value value, Quality quality) {
    return frame(machine, sequence, at.plusMillis(40), false, at, value, quality);
  }

  private static Frame frame(
      String machine,
      long sequence,
      Instant knownAt,
      boolean historical,
      Instant at,
      Value value,
      Quality quality) {
    return new Frame(
        new MachineId(machine),
        new FrameId("test:" + machine, 1, sequence),
        knownAt,
        historical,
        List.of(new Observation(VIBRATION, at, value, quality)));
  }

  private static List<Frame> seconds(String machine, int from, int to) {
    var frames = new ArrayList<Frame>();
    for (int i = from; i < to; i++) {
      frames.add(frame(machine, i, T0.plusSeconds(i), Value.of(i), Quality.GOOD));
    }
    return frames;
  }

  private History read(String machine, Duration span, int points) throws SQLException {
    return reader.read(
        new HistoryQuery(new MachineId(machine), VIBRATION, T0, T0.plus(span), points));
  }

  private List<History.Point> raw(String machine) throws SQLException {
    return ((History.Raw) read(machine, Duration.ofDays(1), 5000)).points();
  }

  @Test
  void whoHasNoPasswordCanNeitherAskNorDrop() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var exec = URI.create(stack.historianUrl() + "/exec?query=select%201");
      var stranger = HttpRequest.newBuilder(exec).build();
      var known =
          HttpRequest.newBuilder(exec)
              .header("Authorization", stack.historianAuthorization())
              .build();
      assertThat(http.send(stranger, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
      assertThat(http.send(known, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
    }
    var guessed =
        HistorianSettings.questDb(
            URI.create(stack.historianUrl()),
            variable("MILLWRIGHT_HISTORIAN_PG_URL"),
            "admin",
            "quest");
    assertThat(new HistorianReader(guessed).fault()).isNotNull();
    assertThat(reader.fault()).isNull();
  }

  @Test
  void readingsWrittenThreeTimesAreThereOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      writer.write(seconds("cnc-1", 0, 100));
    }
    writer.write(seconds("cnc-1", 100, 101));
    await().atMost(BOUND).until(() -> raw("cnc-1").size() >= 101);
    assertThat(raw("cnc-1"))
        .hasSize(101)
        .startsWith(new History.Point(T0, Value.of(0)))
        .endsWith(new History.Point(T0.plusSeconds(100), Value.of(100)));
  }

  @Test
  void aBadReadingIsAGapAndTextStaysText() throws Exception {
    writer.write(
        List.of(
            frame("oven-1", 0, T0, Value.of("007 \"a\\b\""), Quality.GOOD),
            frame("oven-1", 1, T0.plusSeconds(1), Value.of("8"), Quality.BAD),
            frame("oven-1", 2, T0.plusSeconds(2), Value.MISSING, Quality.UNCERTAIN),
            frame("oven-1", 3, T0.plusSeconds(3), Value.of("line\nend"), Quality.GOOD)));
    await().atMost(BOUND).until(() -> raw("oven-1").size() == 4);
    assertThat(raw("oven-1").stream().map(History.Point::value))
        .containsExactly(
            Value.of("007 \"a\\b\""), Value.MISSING, Value.MISSING, Value.of("line end"));
  }

  @Test
  void manyReadingsAreCondensedAndAGapStaysOne() throws Exception {
    // Two hours of seconds, of which the second half hour is missing: 5400 readings.
    writer.write(seconds("press-1", 0, 1800));
    writer.write(seconds("press-1", 3600, 7200));
    Duration span = Duration.ofHours(2);
    await()
        .atMost(BOUND)
        .until(() ->
            read("press-1", span, 100) instanceof History.Condensed condensed
                && condensed.buckets().stream().mapToLong(History.Bucket::count).sum() == 5400);
    var condensed = (History.Condensed) read("press-1", span, 100);
    // 7200 s in at most 98 whole buckets: 2 min is the next readable length.
    assertThat(condensed.resolution()).isEqualTo(Duration.ofMinutes(2));
    // 15 buckets, half an hour of nothing, 30 buckets.
    assertThat(condensed.buckets()).hasSize(45);
    // The seconds 0 to 119: their mean is 59.5.
    assertThat(condensed.buckets().getFirst()).isEqualTo(new History.Bucket(T0, 0, 119, 59.5, 120));
  }

  @Test
  void aClockThatIsWrongPutsReadingsAtTheirArrivalAndIsCounted() throws Exception {
    long before = writer.moved();
    Instant year2038 = Instant.parse("2038-01-19T03:14:08Z");
    writer.write(
        List.of(
            frame("cnc-9", 0, T0, false, year2038, Value.of(1), Quality.GOOD),
            frame("cnc-9", 1, T0.plusSeconds(1), false, Instant.EPOCH, Value.of(2), Quality.GOOD),
            // Just inside: ten minutes ahead, seven days behind its arrival.
            frame("cnc-9", 2, T0, false, T0.plusSeconds(600), Value.of(3), Quality.GOOD)));
    await().atMost(BOUND).until(() -> raw("cnc-9").size() == 3);
    assertThat(raw("cnc-9").stream().map(History.Point::at))
        .containsExactly(T0, T0.plusSeconds(1), T0.plusSeconds(600));
    assertThat(writer.moved() - before).isEqualTo(2);
  }

  @Test
  void aKilledHistorianLosesNothingThatWasConfirmedAndWritesGoOnAfterwards() throws Exception {
    int total = 60;
    var writing =
        CompletableFuture.supplyAsync(() -> {
          try {
            for (int i = 0; i < total; i++) {
              writer.write(seconds("cnc-2", i * 50, (i + 1) * 50));
              if (i == total / 3) {
                stack.process(PartName.HISTORIAN).destroyForcibly();
              }
            }
            return "";
          } catch (InterruptedException | IOException e) {
            return e.toString();
          }
        });
    assertThat(writing.get(5, TimeUnit.MINUTES)).isEmpty();
    await().atMost(BOUND).ignoreExceptions().until(() -> raw("cnc-2").size() == total * 50);
    assertThat(raw("cnc-2").stream().map(History.Point::at)).doesNotHaveDuplicates();
    assertThat(writer.fault()).isNull();
  }

  @Test
  void theRateOfWritingIsPrinted() throws Exception {
    int frames = 2_000;
    var batch = new ArrayList<Frame>();
    for (int f = 0; f < frames; f++) {
      var observations = new ArrayList<Observation>();
      for (int s = 0; s < 100; s++) {
        observations.add(
            new Observation(
                new SignalName("s-" + s), T0.plusMillis(f), Value.of(f + s), Quality.GOOD));
      }
      batch.add(
          new Frame(
              new MachineId("rate-" + f % 10),
              new FrameId("test:rate", 1, f),
              T0.plusSeconds(60),
              false,
              observations));
    }
    long began = System.nanoTime();
    writer.write(batch);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("historian: %,.0f readings/s written%n", frames * 100 / seconds);
    assertThat(writer.fault()).isNull();
  }
}
