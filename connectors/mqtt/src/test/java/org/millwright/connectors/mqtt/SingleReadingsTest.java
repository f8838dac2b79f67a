package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** Messages of one reading each through the real broker, faster than the bus confirms frames. */
class SingleReadingsTest {

  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int MESSAGES = 5_000;
  private static final long BUS_MILLIS = 5;
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final Packer packer = new Packer();
  private SlowBus bus = new SlowBus();
  private Source source = connect();

  @BeforeEach
  void plugIn() throws Exception {
    packer.start();
    source.start(bus);
    // its retained status comes when the telemetry is subscribed already
    await().atMost(BOUND).until(() -> bus.connected);
  }

  @AfterEach
  void unplug() throws Exception {
    source.close();
    packer.close();
  }

  @Test
  void fiveThousandBecomeFarFewerFramesEachOnceAndInOrder() throws Exception {
    bus.hold();
    publish(0, MESSAGES);
    bus.release();
    await().atMost(BOUND).until(() -> bus.values().size() >= MESSAGES);

    assertThat(bus.values()).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
    // 20 ms and messages a millisecond apart: some 240 when all wait
    assertThat(bus.frames.size()).isLessThan(MESSAGES / 4);
    assertNothingComesAgain();
  }

  @Test
  void restartInTheMiddleLosesNothing() throws Exception {
    bus.hold();
    publish(0, MESSAGES / 2);
    bus.release();
    await().atMost(BOUND).until(() -> bus.values().size() > MESSAGES / 10);
    source.close();
    SlowBus before = bus;
    publish(MESSAGES / 2, MESSAGES);
    bus = new SlowBus();
    source = connect();
    source.start(bus);

    var all = new TreeSet<Integer>();
    await()
        .atMost(BOUND)
        .until(() -> {
          all.addAll(before.values());
          all.addAll(bus.values());
          return all.size() == MESSAGES;
        });
  }

  @Test
  void badMessageGoesToTheDeadLettersAlone() throws Exception {
    bus.hold();
    publish(0, 250);
    packer.publish("{\"values\":{\"power\":oops}}");
    publish(250, 500);
    bus.release();
    await().atMost(BOUND).until(() -> bus.values().size() >= 500 && !bus.letters.isEmpty());

    assertThat(bus.values()).isEqualTo(IntStream.range(0, 500).boxed().toList());
    assertThat(bus.letters).containsExactly("{\"values\":{\"power\":oops}}");
    assertNothingComesAgain();
  }

  /** What was acknowledged, the broker does not send to the next who takes the session over. */
  private void assertNothingComesAgain() throws Exception {
    source.close();
    bus = new SlowBus();
    source = connect();
    source.start(bus);
    packer.publish("{\"values\":{\"power\":-2}}");
    await().atMost(BOUND).until(() -> bus.values().contains(-2));
    assertThat(bus.values()).containsExactly(-2);
    assertThat(bus.letters).isEmpty();
  }

  /** Messages a millisecond apart by their own time. */
  private void publish(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      packer.publish("{\"ts\":\"" + AT.plusMillis(i) + "\",\"values\":{\"power\":" + i + "}}");
    }
  }

  private Source connect() {
    return packer.connect(
        TagSheets.fixed(Map.of(packer.sheet().machine(), packer.sheet())), InstantSource.system());
  }

  /** Confirms each frame a while after it came, as Kafka does. */
  private static final class SlowBus implements Source.Receiver {

    /** Those confirmed. */
    private final List<RawFrame> frames = new CopyOnWriteArrayList<>();

    private volatile boolean connected;
    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);
    private final List<String> letters = new CopyOnWriteArrayList<>();

    List<Integer> values() {
      var values = new ArrayList<Integer>();
      for (RawFrame frame : frames) {
        frame
            .readings()
            .forEach(reading -> {
              if (reading.value() instanceof Value.Number(double number)) {
                values.add((int) number);
              }
            });
      }
      return values;
    }

    @Override
    public CompletionStage<Void> frame(RawFrame frame) {
      return open.thenCompose(_ ->
              new CompletableFuture<Void>()
                  .completeOnTimeout(null, BUS_MILLIS, TimeUnit.MILLISECONDS))
          .thenRun(() -> frames.add(frame));
    }

    void hold() {
      open = new CompletableFuture<>();
    }

    void release() {
      open.complete(null);
    }

    @Override
    public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
      letters.add(new String(payload, StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void connection(MachineId machine, boolean isConnected, String detail) {
      connected = isConnected;
    }
  }
}
