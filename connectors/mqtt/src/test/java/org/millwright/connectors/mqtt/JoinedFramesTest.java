package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/** Which messages that wait behind a busy bus travel together. */
class JoinedFramesTest {

  private static final Duration BOUND = Duration.ofSeconds(10);
  private static final MachineId PACKER = new MachineId("packer-1");
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final List<RawFrame> frames = new CopyOnWriteArrayList<>();
  private final AtomicInteger safe = new AtomicInteger();
  private final CompletableFuture<Void> busy = new CompletableFuture<>();
  private final Lane lane = new Lane("packer", Joining.USUAL);
  private final MachineLane packer =
      new MachineLane("mqtt", PACKER, sheets(), new BusyBus(), lane, 1);

  @AfterEach
  void close() {
    lane.close();
  }

  @Test
  void whatWaitsWhileTheBusIsBusyIsOneFrame() {
    occupy();
    for (int i = 1; i <= 5; i++) {
      say(AT.plusMillis(i), i);
    }
    assertThat(safe).hasValue(0);
    release(6);

    // the first of all, then 1 to 5 together, numbered without a gap
    assertThat(values()).containsExactly(List.of(0.0), List.of(1.0, 2.0, 3.0, 4.0, 5.0));
    assertThat(sequences()).containsExactly(0L, 1L);
  }

  @Test
  void frameSpansNoMoreThanTwentyMilliseconds() {
    occupy();
    say(AT, 1);
    say(AT.plusMillis(20), 2);
    say(AT.plusMillis(21), 3);
    release(4);

    assertThat(values()).containsExactly(List.of(0.0), List.of(1.0, 2.0), List.of(3.0));
  }

  @Test
  void frameHoldsNoMoreThanAHundredReadings() {
    occupy();
    for (int i = 0; i < 101; i++) {
      var reading = new RawReading("power-" + i, AT, Value.of(i), Quality.GOOD);
      packer.deliver(AT, false, List.of(reading), safe::incrementAndGet);
    }
    release(102);

    assertThat(frames).extracting(frame -> frame.readings().size()).containsExactly(1, 100, 1);
  }

  @Test
  void dropOutAndHistoryAreFramesOfTheirOwn() {
    occupy();
    say(AT, 1);
    packer.deliver(
        AT,
        false,
        List.of(new RawReading("power", AT.plusMillis(1), Value.MISSING, Quality.BAD)),
        safe::incrementAndGet);
    say(AT.plusMillis(2), 3);
    packer.deliver(AT, true, List.of(power(AT.plusMillis(3), 4)), safe::incrementAndGet);
    release(5);

    assertThat(frames).hasSize(5);
    assertThat(frames.getLast().historical()).isTrue();
  }

  @Test
  void lossAndBirthPartTheReadings() {
    packer.connected("heard", () -> {});
    occupy();
    say(AT, 1);
    packer.lost(AT.plusMillis(1), "cut", () -> {});
    packer.beginSession(7);
    packer.connected("born", () -> {});
    say(AT.plusMillis(2), 2);
    say(AT.plusMillis(3), 3);
    release(4);

    // 0, 1, the loss, the birth's own, the next
    assertThat(frames).hasSize(5);
    assertThat(frames)
        .extracting(frame -> frame.id().session())
        .containsExactly(1L, 1L, 1L, 7L, 7L);
    assertThat(sequences()).containsExactly(0L, 1L, 2L, 0L, 1L);
  }

  @Test
  void joinedFrameBearsTheNumberOfItsLastMessage() {
    occupy();
    for (int i = 5; i <= 7; i++) {
      own(i, false, AT.plusMillis(i));
    }
    release(4);

    assertThat(sequences()).containsExactly(0L, 7L);
  }

  @Test
  void messageThatMayHaveComeBeforeKeepsItsNumber() {
    occupy();
    own(5, true, AT.plusMillis(5));
    own(6, true, AT.plusMillis(6));
    own(7, false, AT.plusMillis(7));
    own(6, false, AT.plusMillis(8));
    own(8, false, AT.plusMillis(9));
    release(6);

    // 6 comes again though the broker does not say so
    assertThat(sequences()).containsExactly(0L, 5L, 6L, 7L, 6L, 8L);
  }

  @Test
  void twoValuesOfOneMomentAreTwoFrames() {
    occupy();
    say(AT, 1);
    say(AT, 2);
    release(3);

    assertThat(values()).containsExactly(List.of(0.0), List.of(1.0), List.of(2.0));
  }

  private void own(long sequence, boolean again, Instant at) {
    packer.deliver(
        AT,
        new MachineLane.Number(3, sequence),
        again,
        List.of(power(at, sequence)),
        safe::incrementAndGet);
  }

  /** The first frame, which the bus keeps waiting. */
  private void occupy() {
    say(AT, 0);
    await().atMost(BOUND).until(() -> frames.size() == 1);
  }

  private void release(int messages) {
    busy.complete(null);
    await().atMost(BOUND).until(() -> safe.get() == messages);
  }

  /** As the source does it with every message. */
  private void say(Instant at, double value) {
    packer.heard("Its telemetry arrives.");
    packer.deliver(AT, false, List.of(power(at, value)), safe::incrementAndGet);
  }

  private static RawReading power(Instant at, double value) {
    return new RawReading("power", at, Value.of(value), Quality.GOOD);
  }

  private List<List<Double>> values() {
    var values = new ArrayList<List<Double>>();
    for (RawFrame frame : frames) {
      values.add(frame.readings().stream().map(JoinedFramesTest::number).toList());
    }
    return values;
  }

  private static Double number(RawReading reading) {
    return reading.value() instanceof Value.Number(double number) ? number : Double.NaN;
  }

  private List<Long> sequences() {
    return frames.stream().map(frame -> frame.id().sequence()).toList();
  }

  private static TagSheets sheets() {
    TagSheet sheet =
        TagSheet.parse(PACKER, "packer-1.csv", "signal,address,type\npower,power,number\n")
            .orThrow();
    return TagSheets.fixed(Map.of(PACKER, sheet));
  }

  private final class BusyBus implements Source.Receiver {

    @Override
    public CompletionStage<Void> frame(RawFrame frame) {
      frames.add(frame);
      return busy;
    }

    @Override
    public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
      return busy;
    }

    @Override
    public void connection(MachineId machine, boolean connected, String detail) {}
  }
}
