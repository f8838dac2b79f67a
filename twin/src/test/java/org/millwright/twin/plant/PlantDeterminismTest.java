package org.millwright.twin.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlantDeterminismTest {
  private static List<Truth> anHourWithFaults(long seed) {
    PlantRun run = new PlantRun(seed).forSeconds(600);
    run.inject("cnc-1", FaultKind.BEARING_WEAR);
    run.inject("packer-1", FaultKind.JAM);
    run.forSeconds(60).plant.repair("cnc-1");
    run.inject("press-1", FaultKind.TOOL_BREAK);
    return run.forSeconds(2940).truth;
  }

  @Test
  void theSameSeedAndCommandsGiveTheSameTruth() {
    assertThat(anHourWithFaults(7)).isEqualTo(anHourWithFaults(7)).hasSizeGreaterThan(5000);
  }

  @Test
  void anotherSeedGivesAnotherTruth() {
    assertThat(anHourWithFaults(7)).isNotEqualTo(anHourWithFaults(8));
  }

  @Test
  void theSameSeedGivesTheSameReadings() {
    PlantRun one = new PlantRun(3).forSeconds(1000);
    PlantRun other = new PlantRun(3).forSeconds(1000);

    assertThat(one.plant.images(PlantRun.NOW)).isEqualTo(other.plant.images(PlantRun.NOW));
  }
}
