package org.millwright.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.plant.MachineId;

/**
 * What every {@link Source} must do, against a real server. A connector's test extends it and gives
 * a {@link LiveDevice}; the bounds are those of the contract.
 */
public abstract class SourceContract {

  /** A lost connection is told within. */
  protected static final Duration LOSS = Duration.ofSeconds(5);

  /** A device that came back is heard within. */
  protected static final Duration RETURN = Duration.ofSeconds(20);

  /** {@link Source#close} returns within. */
  protected static final Duration CLOSE = Duration.ofSeconds(5);

  /** Long enough to see that something does not happen. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Threads that the JDK, JUnit and Netty keep for the whole process. */
  private static final List<String> PROCESS_THREADS =
      List.of(
          "ForkJoinPool", "CompletableFutureDelay", "Common-Cleaner", "junit", "process reaper");

  private Set<Thread> before = Set.of();
  protected LiveDevice device;
  protected RecordingReceiver receiver;
  protected Source source;

  /** A new device, switched off. */
  protected abstract LiveDevice device() throws Exception;

  @BeforeEach
  void plugIn() throws Exception {
    before = Thread.getAllStackTraces().keySet();
    device = device();
    receiver = new RecordingReceiver();
    source = connect();
  }

  @AfterEach
  void unplug() throws Exception {
    source.close();
    device.close();
  }

  @Test
  void valuesArriveWithTheirAddresses() throws Exception {
    device.start();
    source.start(receiver);

    hear(first(), 12.5);
    hear(second(), -3.25);

    assertThat(receiver.connected(machine())).isTrue();
    assertThat(receiver.frames()).allMatch(frame -> frame.machine().equals(machine()));
    assertThat(receiver.readings(first()))
        .noneMatch(reading -> reading.value().equals(Value.of(-3.25)));
  }

  @Test
  void framesAreNumberedFromZeroWithoutGapsThroughALoss() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    device.stop();
    awaitLoss();
    device.start();
    hear(first(), 2);

    numbersBySession()
        .forEach((session, numbers) ->
            assertThat(numbers)
                .as("session %d", session)
                .isEqualTo(LongStream.range(0, numbers.size()).boxed().toList()));
  }

  @Test
  void anotherStartOfTheSourceIsALaterSession() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    source.close();
    FrameId last = receiver.frames().getLast().id();

    receiver = new RecordingReceiver();
    source = connect();
    source.start(receiver);
    hear(first(), 2);

    FrameId next = receiver.frames().getFirst().id();
    assertThat(next.source()).isEqualTo(last.source());
    assertThat(next.session()).isGreaterThan(last.session());
    assertThat(next.after(last)).isTrue();
  }

  @Test
  void deviceThatIsNotThereAtTheStartIsWaitedFor() throws Exception {
    source.start(receiver);
    assertThat(receiver.within(QUIET, r -> r.connected(machine()))).isFalse();

    device.start();

    hear(first(), 4);
    assertThat(receiver.connected(machine())).isTrue();
  }

  @Test
  void lossIsToldOnceWithinFiveSecondsAndTheReturnWithinTwenty() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 7);

    device.stop();
    awaitLoss();
    assertThat(receiver.within(QUIET, r -> r.losses(device.sheet()) > 1))
        .as("a second lost frame for one loss")
        .isFalse();

    device.start();
    hear(first(), 8);
    receiver.await(RETURN, "connected again", r -> r.connected(machine()));
    assertThat(receiver.losses(device.sheet())).isEqualTo(1);
    assertThat(receiver.connections()).allMatch(told -> !told.detail().isBlank());
  }

  @Test
  void secondLossIsToldToo() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 7);
    device.stop();
    awaitLoss();
    device.start();
    hear(first(), 8);

    device.stop();

    receiver.await(LOSS, "a second lost frame", r -> r.losses(device.sheet()) == 2);
  }

  @Test
  void frameThatTheReceiverRefusesComesAgain() throws Exception {
    refusedFrameComesAgain(RecordingReceiver.Refusal.FAIL);
  }

  @Test
  void frameForWhichTheReceiverThrowsComesAgain() throws Exception {
    refusedFrameComesAgain(RecordingReceiver.Refusal.THROW);
  }

  private void refusedFrameComesAgain(RecordingReceiver.Refusal how) throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);

    receiver.refuseNext(2, how);
    device.set(first(), 2);

    receiver.await(RETURN, "the value of a refused frame", r -> r.heard(first(), 2));
    assertThat(receiver.refused()).hasSize(2);
    hear(first(), 3);
  }

  @Test
  void badSensorIsMissingAndTheOthersGoOn() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    hear(second(), 1);

    device.fail(first());
    receiver.await(
        RETURN,
        first() + " missing and BAD",
        r -> {
          RawReading last = r.readings(first()).getLast();
          return last.quality() == Quality.BAD && last.value().equals(Value.MISSING);
        });
    hear(second(), 2);
    assertThat(receiver.connected(machine())).isTrue();

    hear(first(), 3);
    assertThat(receiver.losses(device.sheet())).isZero();
  }

  @Test
  void closeEndsDeliveryAndLeavesNoThread() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);

    closeInTime();

    int taken = receiver.frames().size();
    device.set(first(), 2);
    assertThat(receiver.within(QUIET, r -> r.frames().size() > taken)).isFalse();
    device.close();
    awaitNoThreadLeft();
  }

  @Test
  void closeAfterALossLeavesNoThread() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    device.stop();
    awaitLoss();
    device.start();
    hear(first(), 2);

    closeInTime();

    device.close();
    awaitNoThreadLeft();
  }

  @Test
  void closeWhileTheDeviceIsAwayLeavesNoThread() throws Exception {
    source.start(receiver);
    assertThat(receiver.within(QUIET, r -> r.connected(machine()))).isFalse();

    closeInTime();

    device.close();
    awaitNoThreadLeft();
  }

  /** Sets a signal again and again until it arrives. */
  protected final void hear(String address, double value) throws Exception {
    long end = System.nanoTime() + RETURN.toNanos();
    do {
      device.set(address, value);
      if (receiver.within(Duration.ofMillis(500), r -> r.heard(address, value))) {
        return;
      }
    } while (System.nanoTime() < end);
    receiver.await(Duration.ZERO, address + " = " + value, r -> r.heard(address, value));
  }

  protected final void awaitLoss() throws InterruptedException {
    receiver.await(
        LOSS,
        "one lost frame, and told as not connected",
        r -> r.losses(device.sheet()) == 1 && !r.connected(machine()));
  }

  protected final MachineId machine() {
    return device.sheet().machine();
  }

  protected final String first() {
    return device.sheet().tags().get(0).address();
  }

  protected final String second() {
    return device.sheet().tags().get(1).address();
  }

  private Source connect() {
    return device.connect(
        TagSheets.fixed(Map.of(machine(), device.sheet())), InstantSource.system());
  }

  private Map<Long, List<Long>> numbersBySession() {
    var numbers = new TreeMap<Long, List<Long>>();
    for (RawFrame frame : receiver.frames()) {
      numbers
          .computeIfAbsent(frame.id().session(), _ -> new ArrayList<>())
          .add(frame.id().sequence());
    }
    return numbers;
  }

  private void closeInTime() {
    long began = System.nanoTime();
    source.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(CLOSE);
  }

  private void awaitNoThreadLeft() throws InterruptedException {
    long end = System.nanoTime() + CLOSE.toNanos();
    for (Thread thread : left()) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis > 0) {
        thread.join(millis);
      }
    }
    assertThat(left()).as("threads that the source left behind").isEmpty();
  }

  private Set<Thread> left() {
    var left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(thread ->
        !thread.isAlive()
            || device.owns(thread)
            || PROCESS_THREADS.stream().anyMatch(thread.getName()::startsWith));
    return left;
  }
}
