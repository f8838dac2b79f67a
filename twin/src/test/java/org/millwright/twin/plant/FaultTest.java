package org.millwright.twin.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  private static final double ZONE_B_C = 2.8;
  private static final double ZONE_C_D = 4.5;

  private final PlantRun run = new PlantRun(11).forSeconds(30);

  static List<String> machines() {
    return PlantLayout.machines().stream().map(MachineProfile::id).toList();
  }

  @ParameterizedTest(name = "{0}: past 2.8 mm/s after 18 s, past 4.5 mm/s after 35 s")
  @MethodSource("machines")
  void aWornBearingRunsThroughTheVibrationZones(String machine) {
    run.inject(machine, FaultKind.BEARING_WEAR);

    assertThat(run.forSeconds(5).value(machine, Sensor.VIBRATION)).isLessThan(ZONE_B_C);
    assertThat(run.forSeconds(13).value(machine, Sensor.VIBRATION)).isGreaterThan(ZONE_B_C);
    assertThat(run.forSeconds(17).value(machine, Sensor.VIBRATION)).isGreaterThan(ZONE_C_D);
  }

  @ParameterizedTest(name = "{0}: back below 2.8 mm/s within 5 s of the repair")
  @MethodSource("machines")
  void aRepairBringsVibrationBackWithinFiveSeconds(String machine) {
    run.inject(machine, FaultKind.BEARING_WEAR);
    run.forSeconds(60).plant.repair(machine);

    assertThat(run.forSeconds(5).value(machine, Sensor.VIBRATION)).isLessThan(2.1);
  }

  @ParameterizedTest(name = "{0}: a worn bearing is warm, not too hot")
  @MethodSource("machines")
  void aWornBearingWarmsWithoutReachingTheTemperatureLimit(String machine) {
    double before = run.value(machine, Sensor.TEMPERATURE);
    run.inject(machine, FaultKind.BEARING_WEAR);
    double after = run.forSeconds(240).value(machine, Sensor.TEMPERATURE);

    assertThat(after - before).isBetween(6.0, 13.0);
    assertThat(after).isLessThan(limit(machine));
  }

  @ParameterizedTest(name = "{0}: too hot after 25 s")
  @MethodSource("machines")
  void overheatingPassesTheTemperatureLimit(String machine) {
    run.inject(machine, FaultKind.OVERHEATING);

    assertThat(run.forSeconds(25).value(machine, Sensor.TEMPERATURE)).isGreaterThan(limit(machine));
  }

  private double limit(String machine) {
    return run.image(machine).profile().nominal(Sensor.TEMPERATURE).limit();
  }

  @Test
  void aJamStopsTheMachineUntilItIsRepaired() {
    run.inject("packer-1", FaultKind.JAM);
    MachineImage jammed = run.forSeconds(30).image("packer-1");
    MachineImage later = run.forSeconds(30).image("packer-1");

    assertThat(jammed.state()).isEqualTo(MachineState.ABORTED);
    assertThat(jammed.reading(Sensor.POWER).orElseThrow()).isLessThan(0.5);
    assertThat(jammed.reading(Sensor.SPEED)).hasValue(0);
    assertThat(later.parts()).isEqualTo(jammed.parts());

    run.plant.repair("packer-1");
    assertThat(run.forSeconds(2).image("packer-1").state()).isEqualTo(MachineState.IDLE);
    assertThat(run.forSeconds(10).image("packer-1").state()).isEqualTo(MachineState.EXECUTE);
  }

  @Test
  void aBrokenToolPeaksThenRunsWithHalfThePowerAndMakesRejectsOnly() {
    long rejectsBefore = run.image("cnc-2").rejects();
    long partsBefore = run.image("cnc-2").parts();
    run.inject("cnc-2", FaultKind.TOOL_BREAK);

    assertThat(run.forSeconds(0.3).value("cnc-2", Sensor.VIBRATION)).isGreaterThan(ZONE_B_C);
    MachineImage later = run.forSeconds(60).image("cnc-2");
    assertThat(later.reading(Sensor.VIBRATION).orElseThrow()).isLessThan(ZONE_B_C);
    assertThat(later.reading(Sensor.POWER).orElseThrow()).isBetween(4.0, 6.0);
    assertThat(later.parts() - partsBefore).isPositive();
    assertThat(later.rejects() - rejectsBefore).isEqualTo(later.parts() - partsBefore);
  }

  @Test
  void aStuckSensorRepeatsItsValueExactlyWhileTheOthersMove() {
    run.inject("press-1", FaultKind.SENSOR_STUCK, Sensor.POWER);
    double stuck = run.forSeconds(1).value("press-1", Sensor.POWER);
    double moving = run.value("press-1", Sensor.VIBRATION);
    run.forSeconds(30);

    assertThat(run.value("press-1", Sensor.POWER)).isEqualTo(stuck);
    assertThat(run.value("press-1", Sensor.VIBRATION)).isNotEqualTo(moving);
  }

  @Test
  void aDroppedOutSensorHasNoReadingUntilTheFaultIsWithdrawn() {
    Fault fault = run.inject("robot-1", FaultKind.SENSOR_DROP_OUT, Sensor.TEMPERATURE);
    assertThat(run.forSeconds(1).image("robot-1").reading(Sensor.TEMPERATURE)).isEmpty();
    assertThat(run.image("robot-1").reading(Sensor.VIBRATION)).isPresent();

    assertThat(run.plant.withdraw(fault.id())).isPresent();
    assertThat(run.forSeconds(1).image("robot-1").reading(Sensor.TEMPERATURE)).isPresent();
  }

  @Test
  void aLostConnectionComesBackWhenItsTimeIsOver() {
    run.plant.inject(
        new FaultOrder(
            "oven-1",
            FaultKind.CONNECTION_LOSS,
            Duration.ofSeconds(2),
            Optional.of(Duration.ofSeconds(5)),
            Sensor.VIBRATION,
            Duration.ZERO));

    assertThat(run.forSeconds(1).image("oven-1").reachable()).isTrue();
    assertThat(run.forSeconds(3).image("oven-1").reachable()).isFalse();
    assertThat(run.forSeconds(5).image("oven-1").reachable()).isTrue();
    assertThat(run.plant.faults()).isEmpty();
  }

  @Test
  void aSkewedClockShiftsTheSourceTime() {
    run.plant.inject(
        new FaultOrder(
            "cnc-3",
            FaultKind.CLOCK_SKEW,
            Duration.ZERO,
            Optional.empty(),
            Sensor.VIBRATION,
            Duration.ofSeconds(-90)));

    assertThat(run.forSeconds(1).image("cnc-3").at()).isEqualTo(PlantRun.NOW.minusSeconds(90));
    assertThat(run.image("cnc-2").at()).isEqualTo(PlantRun.NOW);
  }

  @Test
  void aCounterResetHappensOnceAndSerialNumbersGoOn() {
    run.forSeconds(60);
    long made = run.image("conveyor-2").parts();
    run.inject("conveyor-2", FaultKind.COUNTER_RESET);
    run.forSeconds(0.2);

    assertThat(made).isGreaterThan(10);
    assertThat(run.image("conveyor-2").parts()).isLessThan(2);
    assertThat(run.plant.faults()).isEmpty();
    run.forSeconds(30);
    assertThat(run.events(TruthEvent.PartMade.class))
        .anySatisfy(event ->
            assertThat(((TruthEvent.PartMade) event).serial())
                .isEqualTo("conveyor-2-%08d".formatted(made + 2)));
  }

  @Test
  void aFaultIsToldFromItsOrderToItsEnd() {
    Fault fault = run.inject("cnc-1", FaultKind.JAM);
    run.forSeconds(1).plant.repair("cnc-1");

    assertThat(run.truth.stream().map(Truth::event).filter(e -> e.machine().equals("cnc-1")))
        .containsSubsequence(
            new TruthEvent.FaultInjected("cnc-1", fault.id(), fault.order()),
            new TruthEvent.FaultStarted("cnc-1", fault.id(), FaultKind.JAM),
            new TruthEvent.Repaired("cnc-1", List.of(fault.id())),
            new TruthEvent.FaultEnded(
                "cnc-1", fault.id(), FaultKind.JAM, TruthEvent.EndCause.REPAIRED));
  }

  @Test
  void anUnknownMachineIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> run.inject("cnc-9", FaultKind.JAM))
        .hasMessageContaining("found \"cnc-9\"")
        .hasMessageContaining("cnc-1, cnc-2");
  }

  @Test
  void aNegativeDelayIsRefused() {
    assertThatThrownBy(() ->
            new FaultOrder(
                "cnc-1",
                FaultKind.JAM,
                Duration.ofSeconds(-1),
                Optional.empty(),
                Sensor.POWER,
                Duration.ZERO))
        .hasMessageContaining("after: found PT-1S");
  }
}
