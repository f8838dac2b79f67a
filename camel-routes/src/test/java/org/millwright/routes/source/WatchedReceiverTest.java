package org.millwright.routes.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.RouteWorld.Connection;

class WatchedReceiverTest {

  private static final MachineId PRESS_1 = new MachineId("press-1");
  private static final MachineId STRANGER = new MachineId("stranger");
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final TagSheet SHEET =
      TagSheet.parse(PRESS_1, "tags/press-1.csv", "signal,address,type\nspeed,s,number\n")
          .orThrow();

  private final Line line = new Line();
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final WatchedReceiver watched =
      new WatchedReceiver(TagSheets.fixed(Map.of(PRESS_1, SHEET)), line, SILENCE, () -> now);

  @Test
  void machineIsSilentOnlyAfterItsTime() {
    say(PRESS_1, Value.of(1));

    pass(SILENCE);
    assertThat(watched.fallenSilent()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(watched.fallenSilent()).containsExactly(PRESS_1);
    assertThat(watched.fallenSilent()).isEmpty();
  }

  @Test
  void busThatStallsIsNotTheSilenceOfAMachine() {
    var confirmation = new CompletableFuture<Void>();
    line.answer = confirmation;
    say(PRESS_1, Value.of(1));

    pass(SILENCE.multipliedBy(10));
    assertThat(watched.fallenSilent()).isEmpty();
    confirmation.complete(null);
    assertThat(watched.fallenSilent()).isEmpty();

    pass(SILENCE.plusMillis(1));
    assertThat(watched.fallenSilent()).containsExactly(PRESS_1);
  }

  @Test
  void machineWhoseFrameTheBusRefusesIsWatchedOn() {
    line.answer = CompletableFuture.failedFuture(new IllegalStateException("the bus is down"));
    say(PRESS_1, Value.of(1));

    pass(SILENCE.plusMillis(1));
    assertThat(watched.fallenSilent()).containsExactly(PRESS_1);
  }

  @Test
  void silentMachineThatSendsOnlyMissingValuesIsBackWithItsFirstValue() {
    say(PRESS_1, Value.of(1));
    pass(SILENCE.plusMillis(1));
    assertThat(watched.fallenSilent()).containsExactly(PRESS_1);

    say(PRESS_1, Value.MISSING);
    assertThat(line.connections).isEmpty();
    say(PRESS_1, Value.of(2));

    assertThat(line.connections).containsExactly(new Connection(PRESS_1, true));
  }

  @Test
  void machineWhoseSensorsHaveAllFailedIsWatchedOn() {
    say(PRESS_1, Value.MISSING);

    pass(SILENCE.plusMillis(1));
    assertThat(watched.fallenSilent()).containsExactly(PRESS_1);
  }

  @Test
  void machineWithoutATagSheetIsNeitherWatchedNorTold() {
    say(STRANGER, Value.of(1));
    watched.connection(STRANGER, false, "It is offline.");

    pass(SILENCE.plusMillis(1));
    assertThat(watched.fallenSilent()).isEmpty();
    assertThat(line.connections).isEmpty();
    assertThat(line.frames).hasSize(1);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void say(MachineId machine, Value value) {
    Quality quality = value.equals(Value.MISSING) ? Quality.BAD : Quality.GOOD;
    var reading = new RawReading("s", now, value, quality);
    var id = new FrameId("test", 1, line.frames.size());
    var unused = watched.frame(new RawFrame(machine, id, now, false, List.of(reading)));
  }

  private static final class Line implements Source.Receiver {

    final List<RawFrame> frames = new ArrayList<>();
    final List<Connection> connections = new ArrayList<>();
    CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);

    @Override
    public CompletionStage<Void> frame(RawFrame frame) {
      frames.add(frame);
      return answer;
    }

    @Override
    public CompletionStage<Void> unreadable(String place, byte[] payload, String reason) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void connection(MachineId machine, boolean connected, String detail) {
      connections.add(new Connection(machine, connected));
    }
  }
}
