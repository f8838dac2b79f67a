package org.millwright.connectors.historian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.connectors.historian.export.ReadingsFile;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** What every back end of the historian does, against a real server in a process of its own. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistorianContract {

  static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");
  static final SignalName VIBRATION = new SignalName("vibration");
  private static final Duration DAY = Duration.ofDays(1);
  static final Duration BOUND = Duration.ofSeconds(60);

  /** What the tests' fixed times lie in, whenever they run. */
  static final Keep LONG =
      new Keep(Duration.ofDays(3653), Duration.ofDays(3653), Duration.ofDays(3653));

  HistorianServer server;
  private HistorianWriter writer;
  private HistorianReader reader;

  abstract HistorianServer start(Path data) throws IOException;

  @BeforeAll
  void oneWriteMakesTheTable(@TempDir Path data) throws Exception {
    server = start(data);
    writer = writer(LONG);
    reader = new HistorianReader(server.settings(LONG));
    writer.write(List.of(frame("first", 0, T0, Value.of(1), Quality.GOOD)));
  }

  @AfterAll
  void stop() throws IOException {
    if (server != null) {
      writer.close();
      reader.close();
      server.close();
    }
  }

  HistorianWriter writer(Keep keep) {
    return writer(server.settings(keep));
  }

  private static HistorianWriter writer(HistorianSettings settings) {
    return new HistorianWriter(
        settings,
        (line, reason) -> {
          throw new AssertionError(line + ": " + reason);
        });
  }

  static MachineId machine(String name) {
    return new MachineId(name);
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

  static List<Frame> seconds(String machine, int from, int to) {
    var frames = new ArrayList<Frame>();
    for (int i = from; i < to; i++) {
      frames.add(frame(machine, i, T0.plusSeconds(i), Value.of(i), Quality.GOOD));
    }
    return frames;
  }

  History read(String machine, Duration span, int points) throws IOException {
    return reader.read(
        new HistoryQuery(new MachineId(machine), VIBRATION, T0, T0.plus(span), points));
  }

  List<History.Point> raw(String machine) throws IOException {
    return ((History.Raw) read(machine, Duration.ofDays(1), 5000)).points();
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
    assertThat(condensed.buckets().getFirst())
        .isEqualTo(new History.Bucket(T0, 0, 119, 59.5, 119, 120, 1));
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
                server.kill();
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

  private static Frame mixed(int second, Quality quality) {
    return frame("mix-1", second, T0.plusSeconds(second), Value.of(second), quality);
  }

  private List<While> whiles(String name, Grain grain) throws IOException {
    try (Archive archive = Archives.of(server.settings(LONG))) {
      var series = new Series(machine(name), VIBRATION);
      return archive.whiles(series, grain, T0, T0.plus(DAY), grain.length());
    }
  }

  private void rolledUp(String name, Grain grain, Predicate<List<While>> condition)
      throws IOException {
    writer.rollUp();
    await().atMost(BOUND).until(() -> condition.test(whiles(name, grain)));
  }

  @Test
  void aMinuteAndAnHourAreRolledUpAndALateReadingRestatesBoth() throws Exception {
    // One reading a second for two minutes, their values the seconds: of each four the last is
    // UNCERTAIN. In the first minute 0 to 59: mean 29.5, 45 of 60 GOOD.
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < 120; i++) {
      frames.add(mixed(i, i % 4 == 3 ? Quality.UNCERTAIN : Quality.GOOD));
    }
    writer.write(frames);
    // Two hours later, so that the first hour is over.
    writer.write(List.of(mixed(7200, Quality.GOOD)));
    rolledUp("mix-1", Grain.HOURS, all -> all.size() == 2 && all.getFirst().readings() == 120);
    assertThat(whiles("mix-1", Grain.MINUTES).getFirst())
        .isEqualTo(new While(T0, 0, 59, 1770, 59, 60, 60, 45, null));
    // 0 to 119: sum 119 * 120 / 2 = 7140.
    assertThat(whiles("mix-1", Grain.HOURS).getFirst())
        .isEqualTo(new While(T0, 0, 119, 7140, 119, 120, 120, 90, null));

    // Two hours late, between the others: -100, and a bad one in the second minute. And again.
    for (int i = 0; i < 2; i++) {
      writer.write(
          List.of(
              late("mix-1", T0.plusMillis(500), Value.of(-100), Quality.GOOD),
              late("mix-1", T0.plusMillis(60_500), Value.of(7), Quality.BAD)));
    }
    rolledUp("mix-1", Grain.HOURS, all -> all.getFirst().readings() == 122);
    assertThat(whiles("mix-1", Grain.MINUTES))
        .startsWith(
            new While(T0, -100, 59, 1670, 59, 61, 61, 46, null),
            // 60 to 119: 60 * 89.5 = 5370; the bad one has no number.
            new While(T0.plusSeconds(60), 60, 119, 5370, 119, 60, 61, 45, null));
    assertThat(whiles("mix-1", Grain.HOURS).getFirst())
        .isEqualTo(new While(T0, -100, 119, 7040, 119, 121, 122, 91, null));
    // The same as people see it. 122 readings do not go into 26 points; 24 hours do.
    var day = (History.Condensed) read("mix-1", DAY, 26);
    assertThat(day.resolution()).isEqualTo(Duration.ofHours(1));
    assertThat(day.buckets().getFirst())
        .isEqualTo(new History.Bucket(T0, -100, 119, 7040 / 121.0, 119, 121, 91 / 122.0));
  }

  private static Frame late(String name, Instant at, Value value, Quality quality) {
    return frame(name, 9_000, T0.plusSeconds(7200), false, at, value, quality);
  }

  @Test
  void aReadingThatTurnsOutBadLeavesTheRollUps() throws Exception {
    writer.write(seconds("bad-1", 0, 3));
    rolledUp("bad-1", Grain.MINUTES, all -> all.size() == 1);
    // Of 0, 1, 2 the last is withdrawn: 0 and 1 are left, two of three are good.
    writer.write(List.of(late("bad-1", T0.plusSeconds(2), Value.of(2), Quality.BAD)));
    rolledUp("bad-1", Grain.MINUTES, all -> all.getFirst().numbers() == 2);
    assertThat(whiles("bad-1", Grain.MINUTES))
        .containsExactly(new While(T0, 0, 1, 1, 1, 2, 3, 2, null));
    assertThat(raw("bad-1").stream().map(History.Point::value))
        .containsExactly(Value.of(0), Value.of(1), Value.MISSING);
  }

  @Test
  void ofTextsTheLastOfEachWhileIsTold() throws Exception {
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < 180; i++) {
      String word = i < 90 ? "running" : "down";
      frames.add(frame("text-1", i, T0.plusSeconds(i), Value.of(word), Quality.GOOD));
    }
    writer.write(frames);
    rolledUp("text-1", Grain.HOURS, all -> all.size() == 1);
    await().atMost(BOUND).until(() -> read("text-1", Duration.ofMinutes(8), 200).equals(all180()));
    var told = (History.Raw) read("text-1", Duration.ofMinutes(8), 10);
    assertThat(told.points())
        .containsExactly(
            new History.Point(T0, Value.of("running")),
            new History.Point(T0.plusSeconds(60), Value.of("down")),
            new History.Point(T0.plusSeconds(120), Value.of("down")));
  }

  private static History all180() {
    return new History.Raw(
        IntStream.range(0, 180)
            .mapToObj(
                i -> new History.Point(T0.plusSeconds(i), Value.of(i < 90 ? "running" : "down")))
            .toList());
  }

  @ParameterizedTest(name = "{0} readings from second {1}, {2} points")
  @CsvSource({
    // Exactly as many as points, one more, many more; whole seconds and not; an odd beginning.
    "10,   0,      10", "11,  0,      10", "11,  0.5,  10", "500, 0.001, 10", "501, 0,  500",
    "501,  0.999, 500", "3000, 17.3,  11", "3000, 3599.9, 12", "3000, 0, 2999", "3000, 0, 3000",
  })
  void neverMorePointsThanAskedForAndNoReadingLeftOut(int count, double from, int points)
      throws Exception {
    String name = "edge-" + count + "-" + Math.round(from * 1000) + "-" + points;
    Instant begin = T0.plusMillis(Math.round(from * 1000));
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(name, i, begin.plusMillis(i * 700L), Value.of(i), Quality.GOOD));
    }
    writer.write(frames);
    Instant end = begin.plusMillis((count - 1) * 700L + 1);
    await().atMost(BOUND).until(() -> counted(name, begin, end, 5000) == count);
    await().atMost(BOUND).until(() -> counted(name, begin, end, points) == count);
    History told = reader.read(new HistoryQuery(machine(name), VIBRATION, begin, end, points));
    int rows =
        switch (told) {
          case History.Raw all -> all.points().size();
          case History.Condensed all -> all.buckets().size();
        };
    assertThat(rows).isLessThanOrEqualTo(points);
    assertThat(told instanceof History.Raw).isEqualTo(count <= points);
  }

  private long counted(String name, Instant from, Instant to, int points) throws IOException {
    return switch (reader.read(new HistoryQuery(machine(name), VIBRATION, from, to, points))) {
      case History.Raw all -> all.points().size();
      case History.Condensed all -> all.buckets().stream().mapToLong(History.Bucket::count).sum();
    };
  }

  @Test
  void readingsGoWithTheirRetentionAndTheirRollUpsStay(@TempDir Path data) throws Exception {
    Instant hour = InstantSource.system().instant().truncatedTo(ChronoUnit.HOURS);
    Instant old = hour.minus(Duration.ofDays(10));
    try (var own = start(data)) {
      HistorianSettings longer = own.settings(LONG);
      try (var first = writer(longer);
          var asks = new HistorianReader(longer)) {
        first.write(minutes(old));
        first.write(minutes(hour.minusSeconds(7200)));
        first.rollUp();
        // Control: while they are kept, a reading is told as it came.
        await()
            .atMost(BOUND)
            .until(() -> of(asks, old) instanceof History.Raw all && all.points().size() == 120);
        first.rollUp();
        await().atMost(BOUND).until(() -> hours(longer, old).size() == 1);
      }
      HistorianSettings shorter =
          own.settings(new Keep(Duration.ofDays(1), Duration.ofDays(366), Duration.ofDays(3653)));
      try (var second = writer(shorter);
          var asks = new HistorianReader(shorter)) {
        second.write(minutes(hour.minusSeconds(3600)));
        second.rollUp();
        await().atMost(BOUND).until(() -> of(asks, old) instanceof History.Condensed);
        var told = (History.Condensed) of(asks, old);
        assertThat(told.resolution()).isEqualTo(Duration.ofMinutes(1));
        assertThat(told.buckets())
            .containsExactly(
                new History.Bucket(old, 0, 59, 29.5, 59, 60, 1),
                new History.Bucket(old.plusSeconds(60), 60, 119, 89.5, 119, 60, 1));
        // What is younger is there as it came.
        assertThat(of(asks, hour.minusSeconds(7200))).isInstanceOf(History.Raw.class);
      }
    }
  }

  private static List<Frame> minutes(Instant from) {
    return IntStream.range(0, 120)
        .mapToObj(i -> frame("keep-1", i, from.plusSeconds(i), Value.of(i), Quality.GOOD))
        .toList();
  }

  private static History of(HistorianReader asks, Instant from) throws IOException {
    return asks.read(
        new HistoryQuery(machine("keep-1"), VIBRATION, from, from.plusSeconds(1800), 5000));
  }

  private static List<While> hours(HistorianSettings settings, Instant at) throws IOException {
    try (Archive archive = Archives.of(settings)) {
      var series = new Series(machine("keep-1"), VIBRATION);
      Instant end = at.plus(Grain.HOURS.length());
      return archive.whiles(series, Grain.HOURS, at, end, Grain.HOURS.length());
    }
  }

  @Test
  void theLatestOfEverySignalIsToldHoweverLongAgoItWas(@TempDir Path data) throws Exception {
    try (var own = start(data);
        var writes = writer(own.settings(LONG));
        var asks = new HistorianReader(own.settings(LONG))) {
      Instant late = T0.plus(Duration.ofHours(5));
      writes.write(seconds("silent", 0, 60));
      writes.write(
          List.of(
              frame("busy", 1, late.minusMillis(1), Value.of(1), Quality.GOOD),
              frame("busy", 2, late, Value.of(2), Quality.GOOD),
              frame("broken", 1, late, Value.of(3), Quality.BAD),
              frame("speaking", 1, late, Value.of("on"), Quality.UNCERTAIN)));
      writes.rollUp();
      await().atMost(BOUND).until(() -> asks.latest().size() == 4);
      assertThat(asks.latest())
          .containsExactly(
              latest("broken", late, Value.MISSING, Quality.BAD),
              latest("busy", late, Value.of(2), Quality.GOOD),
              latest("silent", T0.plusSeconds(59), Value.of(59), Quality.GOOD),
              latest("speaking", late, Value.of("on"), Quality.UNCERTAIN));
    }
  }

  private static Latest latest(String name, Instant at, Value value, Quality quality) {
    return new Latest(new Series(machine(name), VIBRATION), at, value, quality);
  }

  @Test
  void anExportHasEveryReadingOnceAsOtherProgramsReadIt() throws Exception {
    // More than a page of 20,000 and, in Parquet, than a row group of 65,536.
    int count = 70_000;
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < count - 2; i++) {
      frames.add(frame("export-1", i, T0.plusMillis(i), Value.of(i / 4.0), Quality.GOOD));
    }
    Instant last = T0.plusSeconds(100);
    frames.add(frame("export-1", 1, last, Value.MISSING, Quality.BAD));
    frames.add(frame("export-1", 2, last.plusMillis(1), Value.of("a \"b\", c"), Quality.UNCERTAIN));
    writer.write(frames);
    await().atMost(BOUND).until(() -> exported(ReadingsFile::csv).lines().count() == count + 1);
    assertThat(exported(ReadingsFile::csv).lines())
        .startsWith(
            "machine,signal,at,value,text,quality",
            "export-1,vibration,2026-03-01T06:00:00Z,0.0,,good",
            "export-1,vibration,2026-03-01T06:00:00.001Z,0.25,,good")
        .endsWith(
            "export-1,vibration,2026-03-01T06:01:40Z,,,bad",
            "export-1,vibration,2026-03-01T06:01:40.001Z,,\"a \"\"b\"\", c\",uncertain");
    var parquet = ByteBuffer.wrap(export(ReadingsFile::parquet));
    try (var file = ParquetFileReader.open(InputFile.of(parquet));
        var rows = file.rowReader()) {
      for (int i = 0; i < count - 2; i++) {
        rows.next();
        assertThat(rows.getDouble("value")).isEqualTo(i / 4.0);
        assertThat(rows.getTimestamp("at")).isEqualTo(T0.plusMillis(i));
      }
      rows.next();
      assertThat(rows.isNull("value")).isTrue();
      assertThat(rows.isNull("text")).isTrue();
      assertThat(rows.getString("quality")).isEqualTo("bad");
      rows.next();
      assertThat(rows.isNull("value")).isTrue();
      assertThat(rows.getString("text")).isEqualTo("a \"b\", c");
      assertThat(rows.getString("machine")).isEqualTo("export-1");
      assertThat(rows.getString("signal")).isEqualTo("vibration");
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @FunctionalInterface
  private interface Form {
    ReadingsFile to(OutputStream out) throws IOException;
  }

  private String exported(Form form) throws IOException {
    return new String(export(form), StandardCharsets.UTF_8);
  }

  private byte[] export(Form form) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ReadingsFile file = form.to(bytes);
    reader.export(new Series(machine("export-1"), VIBRATION), T0, T0.plus(DAY), file);
    file.finish();
    return bytes.toByteArray();
  }
}
