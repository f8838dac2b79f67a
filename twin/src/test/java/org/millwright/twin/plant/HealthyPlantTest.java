package org.millwright.twin.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Eight simulated hours without a fault, every reading looked at. */
class HealthyPlantTest {
  private static final int HOURS = 8;
  private static final Map<String, Map<Sensor, Double>> HIGHEST = new HashMap<>();
  private static final Map<String, Map<MachineState, Integer>> STEPS = new HashMap<>();
  private static PlantRun run;

  @BeforeAll
  static void runEightHours() {
    run = new PlantRun(20260301);
    for (int i = 0; i < HOURS * 36_000; i++) {
      run.plant.step();
      run.plant.images(PlantRun.NOW).values().forEach(HealthyPlantTest::note);
    }
  }

  private static void note(MachineImage image) {
    Map<Sensor, Double> highest =
        HIGHEST.computeIfAbsent(image.id(), id -> new EnumMap<>(Sensor.class));
    image.readings().forEach((sensor, value) -> highest.merge(sensor, value, Math::max));
    STEPS
        .computeIfAbsent(image.id(), id -> new EnumMap<>(MachineState.class))
        .merge(image.state(), 1, Integer::sum);
  }

  /** Vibration: ISO 20816-3 group 2 rigid B/C; power: 130 % of what the layout's table names. */
  @ParameterizedTest(name = "{0} stays below {1} °C, 2.8 mm/s and {2} kW")
  @CsvSource({
    "cnc-1, 75, 11.7",
    "cnc-2, 75, 13.0",
    "cnc-3, 75, 14.3",
    "robot-1, 65, 3.25",
    "conveyor-1, 55, 4.16",
    "press-1, 65, 28.6",
    "oven-1, 195, 46.8",
    "robot-2, 65, 3.38",
    "packer-1, 60, 5.2",
    "conveyor-2, 55, 3.64",
  })
  void noiseAloneNeverReachesALimit(String machine, double temperature, double power) {
    Map<Sensor, Double> highest = HIGHEST.getOrDefault(machine, Map.of());

    assertThat(highest.get(Sensor.TEMPERATURE)).isLessThan(temperature);
    assertThat(highest.get(Sensor.VIBRATION)).isLessThan(2.8);
    assertThat(highest.get(Sensor.POWER)).isLessThan(power);
  }

  static List<String> machines() {
    return PlantLayout.machines().stream().map(MachineProfile::id).toList();
  }

  @ParameterizedTest(name = "{0} mostly makes parts, and pauses now and then")
  @MethodSource("machines")
  void aMachineMostlyMakesParts(String machine) {
    Map<MachineState, Integer> steps = STEPS.getOrDefault(machine, Map.of());
    int all = steps.values().stream().mapToInt(Integer::intValue).sum();

    assertThat(steps.getOrDefault(MachineState.EXECUTE, 0) / (double) all).isBetween(0.85, 0.99);
    assertThat(steps).containsKeys(MachineState.IDLE, MachineState.STARVED, MachineState.BLOCKED);
    assertThat(steps).doesNotContainKey(MachineState.ABORTED);
  }

  @Test
  void aboutOnePartInAHundredIsBad() {
    long parts =
        run.plant.images(PlantRun.NOW).values().stream().mapToLong(MachineImage::parts).sum();
    long rejects =
        run.plant.images(PlantRun.NOW).values().stream().mapToLong(MachineImage::rejects).sum();

    assertThat(rejects / (double) parts).isBetween(0.008, 0.012);
    assertThat(run.events(TruthEvent.PartMade.class)).hasSize((int) parts);
  }

  @Test
  void noTwoPartsShareASerialNumber() {
    Set<String> serials = new HashSet<>();
    run.events(TruthEvent.PartMade.class)
        .forEach(event -> serials.add(((TruthEvent.PartMade) event).serial()));

    assertThat(serials).hasSameSizeAs(run.events(TruthEvent.PartMade.class));
  }

  /** White noise would have a lag-one correlation of 0; over 0.1 s the plant's is above 0.9. */
  @Test
  void neighbouringReadingsAreCorrelated() {
    PlantRun fresh = new PlantRun(5).forSeconds(10);
    double[] series =
        IntStream.range(0, 500)
            .mapToDouble(i -> fresh.forSeconds(0.1).value("cnc-2", Sensor.VIBRATION))
            .toArray();

    assertThat(lagOneCorrelation(series)).isBetween(0.8, 0.999);
  }

  private static double lagOneCorrelation(double[] series) {
    double mean = java.util.Arrays.stream(series).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 1; i < series.length; i++) {
      covariance += (series[i] - mean) * (series[i - 1] - mean);
      variance += (series[i] - mean) * (series[i] - mean);
    }
    return covariance / variance;
  }
}
