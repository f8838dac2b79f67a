package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millwright.tests.line.Answers.Finding;

/** A sensor that is stuck and one that is silent are told apart, and from a healthy machine. */
@ExtendWith(SharedPlant.class)
class SensorFaultTest {
  private static final String STUCK = "conveyor-2";
  private static final String SILENT = "oven-1";
  private static final String HEALTHY = "robot-2";

  /** Stuck is judged after 30 s of running, and a machine may wait for parts meanwhile. */
  private static final Duration JUDGED = Duration.ofMinutes(3);

  private final RunningPlant plant;
  private final Line line;

  SensorFaultTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @AfterEach
  void repair() {
    plant.twin().repair(STUCK);
    plant.twin().repair(SILENT);
  }

  @Test
  void aStuckSensorAndASilentOneAreSuspectAndAHealthyMachineIsNot() {
    Instant began = plant.clock().instant();
    inject(STUCK, "sensor-stuck", "vibration");
    inject(SILENT, "sensor-drop-out", "temperature");

    Finding silent = line.awaitFinding(Line.SENSOR_SUSPECT, SILENT, began, JUDGED);
    Figures.took("drop-out to finding", began, silent.knownAt());
    assertThat(silent.title()).isEqualTo("temperature sensor is silent");
    assertThat(silent.reason()).contains("nothing good for");
    assertThat(line.machine(SILENT).signal("temperature").quality()).isEqualTo("bad");

    Finding stuck = line.awaitFinding(Line.SENSOR_SUSPECT, STUCK, began, JUDGED);
    Figures.took("stuck to finding", began, stuck.knownAt());
    assertThat(stuck.title()).isEqualTo("vibration sensor is stuck");

    assertThat(line.findings(Line.SENSOR_SUSPECT, SILENT, began)).hasSize(1);
    assertThat(line.findings(Line.SENSOR_SUSPECT, STUCK, began)).hasSize(1);
    assertThat(line.findings(Line.SENSOR_SUSPECT, HEALTHY, began)).isEmpty();
    assertThat(line.findings(Line.NEEDS_WORK, SILENT, began)).isEmpty();
    assertThat(line.findings(Line.NEEDS_WORK, STUCK, began)).isEmpty();

    repair();
    awaitEnded(silent);
    awaitEnded(stuck);
  }

  private void inject(String machine, String kind, String signal) {
    plant.twin().inject(Map.of("machine", machine, "kind", kind, "signal", signal));
  }

  private void awaitEnded(Finding finding) {
    Eventually.holds(
        finding.key() + " has ended", JUDGED, () -> line.finding(finding.key()).endedAt() != null);
  }
}
