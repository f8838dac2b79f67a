package org.millwright.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.plant.MachineId;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** The edge's file before a real broker in a process of its own, and before one that is away. */
class KeptFramesTest {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir static Path stackFolder;
  private static EmbeddedStack stack;
  private static BusProducer producer;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() throws IOException {
    stack = EmbeddedStack.start(stackFolder, Set.of(PartName.KAFKA));
    Topics.ensure(stack.kafkaBootstrap(), (short) 1, BOUND);
    producer = new BusProducer(stack.kafkaBootstrap());
  }

  @AfterAll
  static void stopBroker() throws IOException {
    producer.close();
    stack.close();
  }

  private KeptFrames open(Path file, int capacity, BusProducer bus) {
    return new KeptFrames(file, capacity, bus, new FrameCodec());
  }

  @Test
  void framesOfAMachineArriveInOrderAndOnceAndTheFileIsEmptyThen() {
    try (var kept = open(folder.resolve("frames.mv"), 5_000, producer)) {
      var sent = new ArrayList<CompletionStage<Void>>();
      for (int i = 0; i < 2_000; i++) {
        sent.add(kept.send(frame("cnc-1", i)));
      }
      sent.forEach(KeptFramesTest::await60);

      assertThat(heard("cnc-1", 2_000)).containsExactlyElementsOf(numbers(2_000));
      await().atMost(BOUND).until(() -> kept.waiting() == 0);
    }
  }

  @Test
  void whatIsStoredWhileTheBusIsAwayIsForwardedByTheNextProcess() throws IOException {
    Path file = folder.resolve("frames.mv");
    try (var away = new BusProducer(nobody());
        var kept = open(file, 5_000, away)) {
      LongStream.range(0, 1_000).forEach(i -> await60(kept.send(frame("cnc-2", i))));
      assertThat(kept.waiting()).isEqualTo(1_000);
    }
    try (var kept = open(file, 5_000, producer)) {
      await60(kept.send(frame("cnc-2", 1_000)));

      assertThat(heard("cnc-2", 1_001)).containsExactlyElementsOf(numbers(1_001));
    }
  }

  /** The file as a kill would leave it is a copy of it while it is open. */
  @Test
  void whatWasAnsweredIsInTheFileThoughTheProcessNeverClosesIt() throws IOException {
    Path file = folder.resolve("frames.mv");
    Path killed = folder.resolve("killed.mv");
    try (var away = new BusProducer(nobody());
        var kept = open(file, 5_000, away)) {
      LongStream.range(0, 300).forEach(i -> await60(kept.send(frame("cnc-3", i))));
      Files.copy(file, killed);
    }
    try (var _ = open(killed, 5_000, producer)) {
      assertThat(heard("cnc-3", 300)).containsExactlyElementsOf(numbers(300));
    }
  }

  @Test
  void aFullFileHoldsTheSenderBack() throws IOException {
    var third = new AtomicBoolean();
    try (var away = new BusProducer(nobody());
        var kept = open(folder.resolve("frames.mv"), 2, away)) {
      await60(kept.send(frame("cnc-4", 0)));
      await60(kept.send(frame("cnc-4", 1)));
      Thread sender =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                var _ = kept.send(frame("cnc-4", 2));
                third.set(true);
              });
      await().atMost(BOUND).until(() -> sender.getState() == Thread.State.WAITING);
      assertThat(third).isFalse();
      assertThat(kept.waiting()).isEqualTo(2);
    }
    await().atMost(BOUND).untilTrue(third);
  }

  @Test
  void aFileThatCannotBeReadIsPutAside() throws IOException {
    Path file = Files.writeString(folder.resolve("frames.mv"), "not a file of frames");
    try (var kept = open(file, 10, producer)) {
      await60(kept.send(frame("cnc-5", 0)));

      assertThat(heard("cnc-5", 1)).containsExactly(0L);
    }
    assertThat(folder.resolve("frames.mv.unreadable")).hasContent("not a file of frames");
  }

  /** The file goes away below an open store, as when its disk does. */
  @Test
  void aFrameGoesPastAFileThatCannotBeWritten() {
    var store = new MVStore.Builder().autoCommitDisabled().open();
    try (var kept = new KeptFrames(store, 10, producer, new FrameCodec())) {
      await60(kept.send(frame("cnc-7", 0)));
      assertThat(heard("cnc-7", 1)).containsExactly(0L);
      store.closeImmediately();

      LongStream.range(1, 30).forEach(i -> await60(kept.send(frame("cnc-7", i))));
      assertThat(heard("cnc-7", 30)).containsExactlyElementsOf(numbers(30));
    }
  }

  /** Without a cache each frame is read from the file, whose room is used again by later ones. */
  @Test
  void framesAreReadWhileLaterOnesAreStored() {
    var store =
        new MVStore.Builder()
            .fileName(folder.resolve("frames.mv").toString())
            .autoCommitDisabled()
            .cacheSize(0)
            .open();
    try (var kept = new KeptFrames(store, 5_000, producer, new FrameCodec())) {
      for (int i = 0; i < 10_000; i++) {
        var _ = kept.send(frame("cnc-8", i));
      }
      assertThat(heard("cnc-8", 10_000)).containsExactlyElementsOf(numbers(10_000));
      await().atMost(BOUND).until(() -> kept.waiting() == 0);
    }
  }

  @Test
  void aFileThatIsOpenElsewhereIsLeftAlone() {
    Path file = folder.resolve("frames.mv");
    try (var kept = open(file, 10, producer)) {
      assertThatThrownBy(() -> open(file, 10, producer))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("is open in another process");
      await60(kept.send(frame("cnc-6", 0)));
    }
  }

  private static List<Long> numbers(int end) {
    return LongStream.range(0, end).boxed().toList();
  }

  /** The numbers of a machine's frames on the bus, in order, when there are so many. */
  private static List<Long> heard(String machine, int count) {
    var codec = new FrameCodec();
    List<Frame> heard = new CopyOnWriteArrayList<>();
    var reads =
        new ConsumerSettings(
            stack.kafkaBootstrap(),
            "test-" + UUID.randomUUID(),
            List.of(Topics.OBSERVATIONS),
            500,
            Duration.ofMillis(50),
            false);
    try (var consumer =
        new ConfirmedConsumer<Frame>(
            reads,
            record -> codec.decode(record.value()),
            batch ->
                batch.stream()
                    .filter(frame -> frame.machine().value().equals(machine))
                    .forEach(heard::add),
            new DeadLetters(producer, InstantSource.fixed(NOON)))) {
      consumer.start();
      await().atMost(BOUND).until(() -> heard.size() >= count);
    }
    return heard.stream().map(frame -> frame.id().sequence()).toList();
  }

  private static String nobody() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }

  private static void await60(CompletionStage<Void> sent) {
    assertThat(sent.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS)).succeedsWithin(BOUND);
  }

  private static Frame frame(String machine, long sequence) {
    return new Frame(
        new MachineId(machine),
        new FrameId("opcua:" + machine, 1, sequence),
        NOON,
        false,
        List.of());
  }
}
