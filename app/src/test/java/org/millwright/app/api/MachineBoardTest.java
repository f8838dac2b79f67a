package org.millwright.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.millwright.app.live.Live;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
class MachineBoardTest {

  private static final Instant T0 = Instant.parse("2026-03-01T06:00:00Z");
  private static final MachineId PRESS_7 = new MachineId("press-7");
  private static final MachineId PRESS_8 = new MachineId("press-8");

  private static final PlantSheets PLANT =
      new PlantSheets() {
        @Override
        public List<Machine> inOrder() {
          return List.of();
        }

        @Override
        public Limits limits() {
          return new Limits(List.of());
        }
      };

  private Instant now = T0;

  /** What is open is never read here, so its tables may be absent. */
  private final MachineBoard board =
      new MachineBoard(
          PLANT, new OpenWork(null, null, null), new Live(JsonMapper.shared()), () -> now);

  @Test
  void aPictureThatGrewTooOldIsToldOnce() {
    board.take(picture(PRESS_7, T0));
    board.take(picture(PRESS_8, T0.plusMillis(1)));

    now = T0.plus(Duration.ofMillis(4_999));
    assertThat(board.newlyOld()).isEmpty();
    now = T0.plusSeconds(5);
    assertThat(board.newlyOld()).containsExactly(PRESS_7);
    assertThat(board.newlyOld()).isEmpty();
    now = T0.plusSeconds(6);
    assertThat(board.newlyOld()).containsExactly(PRESS_8);
  }

  @Test
  void aMachineThatIsHeardAgainAndLostAgainIsToldAgain() {
    board.take(picture(PRESS_7, T0));
    now = T0.plusSeconds(60);
    assertThat(board.newlyOld()).containsExactly(PRESS_7);

    board.take(picture(PRESS_7, now));
    assertThat(board.newlyOld()).isEmpty();
    now = now.plusSeconds(5);
    assertThat(board.newlyOld()).containsExactly(PRESS_7);
  }

  private static MachineSnapshot picture(MachineId machine, Instant at) {
    return new MachineSnapshot(
        machine, at, MachineState.RUNNING, at, true, at, Duration.ZERO, List.of(), Map.of());
  }
}
