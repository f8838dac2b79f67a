package org.millwright.connectors.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.plant.MachineId;

class FindingMessagesTest {

  private static final MachineId MILL = new MachineId("cnc-1");
  private static final Instant FOUND = Instant.parse("2026-03-01T06:58:10Z");

  @Test
  void aFindingOutwaitsAWorkOrderThatTakesMonths() {
    var finding =
        new Finding(
            FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, MILL, FOUND),
            FindingKind.MACHINE_NEEDS_WORK,
            MILL,
            Severity.WARNING,
            FOUND,
            FOUND,
            "Vibration in zone C",
            "above 2.8 mm/s",
            "Vibration above its zone limit",
            "9f2c61ab04d7",
            List.of());
    assertThat(FindingMessages.opened(finding).timeToLive()).isEqualTo(Duration.ofDays(365));
  }
}
