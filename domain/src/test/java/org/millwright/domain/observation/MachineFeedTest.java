package org.millwright.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.plant.MachineId;

class MachineFeedTest {

  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final TagSheet SHEET =
      TagSheet.parse(CNC_1, "tags/cnc-1.csv", "signal,address,type\nspeed,s=speed,number\n")
          .orThrow();
  private static final RawReading READING =
      new RawReading("s=speed", NOW, Value.of(12), Quality.GOOD);

  private final RecordingReceiver receiver = new RecordingReceiver();
  private final MachineFeed feed =
      new MachineFeed(CNC_1, "opcua:cnc-1", InstantSource.fixed(NOW), receiver);

  @Test
  void framesAreNumberedFromZeroInASessionNamedByItsStart() throws Exception {
    feed.frame(List.of(READING));
    feed.lost(SHEET, "gone");
    feed.frame(List.of());

    // 2026-03-01T10:00:00Z is 1,772,359,200 s after the epoch.
    assertThat(receiver.frames())
        .extracting(frame -> frame.id().toString())
        .containsExactly(
            "opcua:cnc-1/1772359200000/0",
            "opcua:cnc-1/1772359200000/1",
            "opcua:cnc-1/1772359200000/2");
  }

  @ParameterizedTest
  @EnumSource
  void refusedFrameComesAgainUnderItsOwnNumberBeforeTheNext(RecordingReceiver.Refusal how)
      throws Exception {
    receiver.refuseNext(2, how);

    feed.frame(List.of(READING));
    feed.frame(List.of());

    assertThat(receiver.refused()).hasSize(2).containsOnly(receiver.frames().getFirst());
    assertThat(receiver.frames())
        .extracting(frame -> frame.id().sequence())
        .containsExactly(0L, 1L);
  }

  @Test
  void lossIsToldOnceUntilTheConnectionIsBack() throws Exception {
    feed.connected("here");
    feed.connected("still here");
    feed.lost(SHEET, "gone");
    feed.lost(SHEET, "still gone");
    feed.connected("back");
    feed.lost(SHEET, "gone again");

    assertThat(receiver.losses(SHEET)).isEqualTo(2);
    assertThat(receiver.connections())
        .extracting(RecordingReceiver.Connection::detail)
        .containsExactly("here", "gone", "back", "gone again");
  }

  @Test
  void machineThatWasNeverReachedIsToldAsLost() throws Exception {
    feed.lost(SHEET, "connection refused");

    assertThat(receiver.frames().getFirst().readings())
        .containsExactly(new RawReading("s=speed", NOW, Value.MISSING, Quality.BAD));
    assertThat(receiver.connected(CNC_1)).isFalse();
  }

  @Test
  void interruptEndsTheRepetition() throws Exception {
    receiver.refuseNext(Integer.MAX_VALUE, RecordingReceiver.Refusal.FAIL);
    Thread delivery =
        Thread.ofPlatform()
            .start(() -> {
              try {
                feed.frame(List.of(READING));
              } catch (InterruptedException expected) {
                Thread.currentThread().interrupt();
              }
            });
    receiver.await(Duration.ofSeconds(10), "a refusal", r -> !r.refused().isEmpty());

    delivery.interrupt();

    assertThat(delivery.join(Duration.ofSeconds(10))).isTrue();
    assertThat(receiver.frames()).isEmpty();
  }
}
