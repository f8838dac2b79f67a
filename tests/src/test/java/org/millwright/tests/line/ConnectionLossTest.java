package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.millwright.tests.line.Answers.Machine;
import org.millwright.tests.line.Answers.Signal;

/** A machine that is cut off says so, and nothing is judged from what it no longer says. */
@Isolated
@ExtendWith(SharedPlant.class)
class ConnectionLossTest {
  /** One of each protocol; the mills share a server, so all three are cut off. */
  private static final List<String> CUT_OFF = List.of("press-1", "conveyor-1", "robot-1", "cnc-1");

  private static final List<String> SILENT =
      List.of("press-1", "conveyor-1", "robot-1", "cnc-1", "cnc-2", "cnc-3");

  private static final Duration LOST = Duration.ofSeconds(20);
  private static final Duration BACK = Duration.ofSeconds(60);

  /** Longer than any sensor may be silent, 10 s, and any limit may be passed, 5 s. */
  private static final Duration JUDGED = Duration.ofSeconds(12);

  private final RunningPlant plant;
  private final Line line;

  ConnectionLossTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @AfterEach
  void repair() {
    CUT_OFF.forEach(plant.twin()::repair);
  }

  @Test
  void aMachineThatIsCutOffTurnsBadAndComesBackWithoutAFinding() {
    Instant cut = plant.clock().instant();
    CUT_OFF.forEach(machine -> plant.twin().inject(machine, "connection-loss"));
    for (String machine : SILENT) {
      Eventually.holds(machine + " is lost", LOST, () -> lost(line.machine(machine)));
      Figures.took(machine + " from cut to BAD", cut, plant.clock().instant());
    }
    SILENT.forEach(machine -> Eventually.holds(machine + " is stale", LOST, () -> stale(machine)));
    Figures.took("all from cut to stale", cut, plant.clock().instant());
    Eventually.staysTrue("no finding while cut off", JUDGED, () -> noFinding(cut));

    CUT_OFF.forEach(plant.twin()::repair);
    Instant mended = plant.clock().instant();
    for (String machine : SILENT) {
      Eventually.holds(machine + " is back", BACK, () -> back(line.machine(machine)));
      Figures.took(machine + " from mended to good", mended, plant.clock().instant());
    }
    Eventually.staysTrue("no finding after it came back", JUDGED, () -> noFinding(cut));
    assertThat(line.machines()).allMatch(Machine::connected);
  }

  private static boolean lost(Machine machine) {
    return !machine.connected()
        && machine.signals().stream().allMatch(signal -> signal.quality().equals("bad"));
  }

  private boolean stale(String machine) {
    return line.machine(machine).signals().stream().allMatch(Signal::stale);
  }

  private static boolean back(Machine machine) {
    Signal vibration = machine.signal("vibration");
    return machine.connected() && vibration.quality().equals("good") && !vibration.stale();
  }

  private boolean noFinding(Instant since) {
    return SILENT.stream()
        .allMatch(machine ->
            line.findings(Line.NEEDS_WORK, machine, since).isEmpty()
                && line.findings(Line.SENSOR_SUSPECT, machine, since).isEmpty());
  }
}
