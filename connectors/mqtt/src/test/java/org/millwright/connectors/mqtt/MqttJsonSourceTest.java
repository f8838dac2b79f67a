package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.SourceContract;
import org.millwright.domain.observation.TagSheets;

class MqttJsonSourceTest extends SourceContract {

  private static final Duration BROKER_RETURN = Duration.ofSeconds(60);
  private static final int FUZZ = 1_000;
  private static final long SEED = 20_260_101;

  @Override
  protected LiveDevice device() {
    return new Packer();
  }

  private Packer packer() {
    return (Packer) device;
  }

  @Test
  void machinesOwnNumbersAreKept() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);

    packer().publish("{\"session\":1767225600000,\"seq\":41,\"values\":{\"power\":9.5}}");

    receiver.await(RETURN, "the message", r -> r.heard("power", 9.5));
    assertThat(receiver.frames().getLast().id())
        .isEqualTo(new FrameId("mqtt:packer-1", 1_767_225_600_000L, 41));
  }

  @Test
  void messageThatWasNotSafeAtTheEndComesAgainAtTheNextStart() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    receiver.refuseNext(1_000, RecordingReceiver.Refusal.FAIL);
    packer().publish("{\"session\":1,\"seq\":7,\"values\":{\"power\":77}}");
    receiver.await(RETURN, "a refused frame", r -> !r.refused().isEmpty());
    source.close();

    receiver = new RecordingReceiver();
    source = device.connect(sheets(), InstantSource.system());
    source.start(receiver);

    receiver.await(RETURN, "the message again", r -> r.heard("power", 77));
  }

  @Test
  void messagesOfTheTimeWithoutUsAreCaughtUp() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    source.close();
    packer().publish("{\"session\":1,\"seq\":8,\"values\":{\"power\":88}}");

    receiver = new RecordingReceiver();
    source = device.connect(sheets(), InstantSource.system());
    source.start(receiver);

    receiver.await(RETURN, "the message", r -> r.heard("power", 88));
  }

  @Test
  void brokerThatCrashesIsALossAndComesBack() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);

    TestBroker.crash();

    awaitLoss();
    device.stop();
    await().atMost(BROKER_RETURN).pollInterval(Duration.ofMillis(500)).until(this::started);
    hear(first(), 2);
  }

  private boolean started() {
    try {
      device.start();
      return true;
    } catch (Exception notYet) {
      return false;
    }
  }

  @Test
  void randomPayloadsBecomeFramesOrDeadLetters() throws Exception {
    device.start();
    source.start(receiver);
    hear(first(), 1);
    int frames = receiver.frames().size();

    var random = new Random(SEED);
    for (int i = 0; i < FUZZ; i++) {
      packer().publish(packer().topic("telemetry"), payload(random));
    }

    receiver.await(
        BROKER_RETURN,
        FUZZ + " frames and dead letters",
        r -> r.frames().size() - frames + r.unreadables().size() == FUZZ);
    assertThat(receiver.unreadables())
        .allMatch(letter -> letter.place().equals(packer().topic("telemetry")))
        .allMatch(letter -> letter.reason().contains("found"));
    hear(first(), 2);
  }

  /** Every third is noise, the others are a good message with some bytes changed. */
  private static byte[] payload(Random random) {
    if (random.nextInt(3) == 0) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      return noise;
    }
    byte[] good =
        Packer.bytes(
            "{\"ts\":\"2026-01-01T08:00:00Z\",\"session\":1,\"seq\":7,"
                + "\"values\":{\"power\":9.1,\"state\":\"EXECUTE\",\"vibration\":null}}");
    for (int i = random.nextInt(4); i >= 0; i--) {
      good[random.nextInt(good.length)] = (byte) random.nextInt(128);
    }
    return good;
  }

  private TagSheets sheets() {
    return TagSheets.fixed(Map.of(machine(), device.sheet()));
  }
}
