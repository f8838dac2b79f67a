package org.millwright.app.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.millwright.app.line.OeeDesk;
import org.millwright.app.live.Live;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.oee.RestatedDecisions;
import org.millwright.connectors.kafka.BusProducer;
import org.millwright.connectors.kafka.BusSerdes;
import org.millwright.connectors.kafka.ConfirmedConsumer;
import org.millwright.connectors.kafka.ConsumerSettings;
import org.millwright.connectors.kafka.DeadLetters;
import org.millwright.connectors.kafka.FindingEvent;
import org.millwright.connectors.kafka.FindingEvents;
import org.millwright.connectors.kafka.FrameCodec;
import org.millwright.connectors.kafka.KeptFrames;
import org.millwright.connectors.kafka.OeeEvents;
import org.millwright.connectors.kafka.Topics;
import org.millwright.connectors.store.Database;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.LateNewsTable;
import org.millwright.connectors.store.OeeBookTable;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.connectors.store.ShiftLogTable;
import org.millwright.connectors.store.StoreSettings;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.oee.MinuteBook;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.oee.OeeNews;
import org.millwright.domain.oee.ShiftLog;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;
import org.millwright.stream.Line;
import org.millwright.stream.LineSerdes;
import org.millwright.stream.LineSettings;
import org.millwright.stream.LineTopology;
import org.millwright.stream.MinutesInMemory;
import org.millwright.stream.OeeMemory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plant of its own (broker, line, database, reports) by a clock of its own, to which frames are
 * delivered minute by minute: the clock goes on when what came is in the database.
 */
final class DeliveredRun implements AutoCloseable {

  /** A frame, and when it comes. */
  record Arrival(Instant at, Frame frame) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration SHOWN = Duration.ofSeconds(30);
  private static final Duration HALF = Duration.ofMillis(500);

  /** Half seconds; a minute is still being told ten seconds after its end. */
  private static final int MOST_HALVES = 14;

  private record Minute(MachineId machine, long minute) {}

  private final EmbeddedStack stack;
  private final BusProducer producer;
  private final KeptFrames bus;
  private final Database database;
  private final Line line;
  private final ConfirmedConsumer<OeeNews> consumer;
  private final ConfirmedConsumer<FindingEvent> findingConsumer;
  private final Map<MachineId, Instant> shownAt = new HashMap<>();
  private final Map<Minute, MinuteFacts> kept = new HashMap<>();
  private final Map<MachineId, OeeMemory> told = new HashMap<>();
  private final Map<MachineId, MinutesInMemory> shelves = new HashMap<>();
  private volatile Instant now = MadeRun.START.minusSeconds(60);

  final OeeCalls calls;
  final OeeRestatedCalls restated;
  final FindingTable findings;

  DeliveredRun(Path folder, Judge judge) throws IOException {
    stack = EmbeddedStack.start(folder, EnumSet.of(PartName.KAFKA, PartName.POSTGRES));
    String bootstrap = stack.kafkaBootstrap();
    Topics.ensure(bootstrap, (short) 1, Duration.ofSeconds(30));
    producer = new BusProducer(bootstrap);
    bus = new KeptFrames(folder.resolve("frames.mv"), 100_000, producer, new FrameCodec());
    database =
        Database.open(
            StoreSettings.of(stack.postgresUrl(), stack.postgresUser(), stack.postgresPassword()));
    var minutes = new OeeMinuteTable(database, () -> now);
    var books = new OeeBookTable(database, () -> now);
    books.put(MadeRun.BOOK.hash(), MadeRun.BOOK.texts(), MadeRun.PLANT);
    var reports = new OeeReports(minutes, new ShiftLogTable(database, () -> now), books, () -> now);
    calls = new OeeCalls(reports, new RunningShifts(plant(), new Live(JSON)), () -> now);
    findings = new FindingTable(database);
    restated =
        new OeeRestatedCalls(
            reports, minutes, new RestatedDecisions(new LateNewsTable(database), reports));
    line = line(folder, bootstrap, judge);
    line.start();
    consumer = consumer(bootstrap, new OeeDesk(minutes));
    consumer.start();
    findingConsumer = findingConsumer(bootstrap);
    findingConsumer.start();
  }

  private static PlantSheets plant() {
    return new PlantSheets() {
      @Override
      public List<Machine> inOrder() {
        return MadeRun.PLANT;
      }

      @Override
      public Limits limits() {
        return new Limits(List.of());
      }
    };
  }

  private Line line(Path folder, String bootstrap, Judge judge) {
    var topology =
        LineTopology.of(
            LineSettings.standard(Topics.OBSERVATIONS, Topics.FINDINGS, Topics.RESULTS, Topics.OEE),
            new LineSerdes(
                BusSerdes.frames(),
                BusSerdes.changes(),
                BusSerdes.statuses(),
                BusSerdes.snapshots(),
                BusSerdes.oee()),
            judge,
            TagSheets.fixed(Map.of()),
            OeeBooks.fixed(MadeRun.BOOK),
            ShiftLog.EMPTY);
    return new Line(topology, bootstrap, folder.resolve("line"), () -> now, _ -> {});
  }

  private ConfirmedConsumer<OeeNews> consumer(String bootstrap, OeeDesk desk) {
    var events = new OeeEvents();
    return new ConfirmedConsumer<>(
        ConsumerSettings.of(bootstrap, "oee", Topics.OEE),
        record -> events.decode(value(record)),
        batch -> {
          desk.take(batch);
          note(batch);
        },
        new DeadLetters(producer, () -> now));
  }

  private ConfirmedConsumer<FindingEvent> findingConsumer(String bootstrap) {
    var events = new FindingEvents();
    return new ConfirmedConsumer<>(
        ConsumerSettings.of(bootstrap, "findings", Topics.FINDINGS),
        record -> events.decode(value(record)),
        batch ->
            batch.stream()
                .filter(FindingEvent.Changed.class::isInstance)
                .map(FindingEvent.Changed.class::cast)
                .forEach(event -> findings.record(event.change())),
        new DeadLetters(producer, () -> now));
  }

  private static byte[] value(ConsumerRecord<String, byte[]> record) {
    return Objects.requireNonNull(record.value(), "value");
  }

  private synchronized void note(List<OeeNews> batch) {
    for (OeeNews one : batch) {
      if (one instanceof OeeNews.MinuteKnown known) {
        kept.put(new Minute(known.machine(), known.facts().minute()), known.facts());
      } else if (one instanceof OeeNews.RunningShift shown) {
        shownAt.put(shown.machine(), shown.at());
      }
    }
    notifyAll();
  }

  /**
   * Delivers frames in the order of their arrival.
   *
   * @param arrivals sorted
   * @param stepsUntil minute by minute up to then, afterwards ten minutes at a time
   */
  void deliver(List<Arrival> arrivals, Instant stepsUntil) throws InterruptedException {
    int next = 0;
    while (next < arrivals.size()) {
      Instant first = arrivals.get(next).at();
      long step = first.isBefore(stepsUntil) ? 60 : 600;
      Instant end =
          Instant.ofEpochSecond(Math.floorDiv(first.getEpochSecond(), step) * step + step - 1);
      int from = next;
      while (next < arrivals.size() && !arrivals.get(next).at().isAfter(end.plusMillis(999))) {
        next++;
      }
      come(arrivals.subList(from, next), end);
    }
  }

  /** Nothing comes for some steps of ten seconds, after each of which every machine is judged. */
  void judge(int steps) throws InterruptedException {
    for (int step = 0; step < steps; step++) {
      now = now.plusSeconds(10);
      awaitShown(now);
    }
  }

  private synchronized void awaitShown(Instant moment) throws InterruptedException {
    long deadline = System.nanoTime() + SHOWN.toNanos();
    while (shownAt.size() < MadeRun.PLANT.size()
        || shownAt.values().stream().anyMatch(at -> at.isBefore(moment))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("at " + moment + " the line showed " + shownAt);
      }
      wait(100);
    }
  }

  private void come(List<Arrival> due, Instant end) throws InterruptedException {
    now = end.isAfter(now) ? end : now;
    var expected = new HashMap<Minute, MinuteFacts>();
    var sent = due.stream().map(one -> bus.send(one.frame()).toCompletableFuture()).toList();
    due.forEach(one -> expect(one.frame(), expected));
    sent.forEach(CompletableFuture::join);
    for (int half = 0; !has(expected, 25L << half); half++) {
      if (half == MOST_HALVES) {
        throw new IllegalStateException("by " + now + " the line did not say " + expected);
      }
      now = now.plus(HALF);
    }
  }

  private void expect(Frame frame, Map<Minute, MinuteFacts> expected) {
    MachineId machine = frame.machine();
    MinutesInMemory shelf = shelves.computeIfAbsent(machine, _ -> new MinutesInMemory());
    OeeMemory memory =
        told.computeIfAbsent(machine, _ -> new OeeMemory(machine, shelf, Long.MIN_VALUE));
    for (long minute : memory.take(frame)) {
      byte[] book = Objects.requireNonNull(shelf.get(minute));
      expected.put(new Minute(machine, minute), MinuteBook.of(book).facts());
    }
  }

  private synchronized boolean has(Map<Minute, MinuteFacts> expected, long millis)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    while (!kept.entrySet().containsAll(expected.entrySet())) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  void clock(Instant moment) {
    now = moment;
  }

  static String json(Object view) {
    return JSON.writeValueAsString(view);
  }

  @Override
  public void close() throws IOException {
    consumer.close();
    findingConsumer.close();
    line.close();
    bus.close();
    producer.close();
    database.close();
    stack.close();
  }
}
