package org.millwright.routes.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.limit.Limit.Standing;
import org.millwright.domain.limit.LimitSheet;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

class EdgeDecisionTest {

  private static final MachineId MILL = new MachineId("mill-1");
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private final List<Standing> changes = new ArrayList<>();
  private final List<Frame> timed = new ArrayList<>();
  private Limits limits = limits("2.8");
  private final EdgeDecision decision =
      new EdgeDecision(
          () -> limits,
          change -> changes.add(change.after()),
          (frame, received, decided) -> {
            assertThat(decided).isGreaterThanOrEqualTo(received);
            timed.add(frame);
          });

  private static Limits limits(String high) {
    return new Limits(
        LimitSheet.parse(
                "limits.csv",
                "machine,signal,low,high,unit,severity,reason,hysteresis\n"
                    + "mill-*,vibration,,"
                    + high
                    + ",mm/s,warning,zone C of ISO 20816-3,0.3\n")
            .orThrow());
  }

  @Test
  void onlyChangesOfStandingAreTold() {
    say(1.3, 2.8, 2.81, 3.5, 2.6, 2.4, 1.3);

    // 2.8 keeps the limit, but not by the hysteresis of 0.3; so does 2.6
    assertThat(changes)
        .containsExactly(Standing.NEAR, Standing.BROKEN, Standing.NEAR, Standing.KEPT);
    assertThat(timed).hasSize(7);
  }

  @Test
  void readingThatIsNotGoodChangesNothing() {
    decide(new Observation(vibration(), AT, Value.of(9), Quality.UNCERTAIN), false);
    decide(new Observation(vibration(), AT, Value.MISSING, Quality.BAD), false);

    assertThat(changes).isEmpty();
  }

  @Test
  void historicalFrameChangesNothing() {
    decide(new Observation(vibration(), AT, Value.of(9), Quality.GOOD), true);

    assertThat(changes).isEmpty();
  }

  @Test
  void newLimitsJudgeTheNextReading() {
    say(2.4);
    limits = limits("2.3");
    say(2.4);

    assertThat(changes).containsExactly(Standing.BROKEN);
  }

  private static SignalName vibration() {
    return new SignalName("vibration");
  }

  private void say(double... values) {
    for (double value : values) {
      decide(new Observation(vibration(), AT, Value.of(value), Quality.GOOD), false);
    }
  }

  private void decide(Observation observation, boolean historical) {
    var id = new FrameId("test", 1, timed.size());
    decision.decide(new Frame(MILL, id, AT, historical, List.of(observation)), System.nanoTime());
  }
}
