package org.millwright.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

class LimitsTest {

  private static final SignalName VIBRATION = new SignalName("vibration");
  private static final MachineId CNC_1 = new MachineId("cnc-1");
  private static final MachineId CNC_2 = new MachineId("cnc-2");
  private static final MachineId PRESS_1 = new MachineId("press-1");

  private static final Limit ALL = LimitTest.limit("*", Severity.WARNING);
  private static final Limit MILLS = LimitTest.limit("cnc-*", Severity.WARNING);
  private static final Limit THIS_MILL = LimitTest.limit("cnc-1", Severity.WARNING);
  private static final Limit ALL_CRITICAL = LimitTest.limit("*", Severity.CRITICAL);

  @Test
  void exactestRowOfASeverityCountsWhateverTheOrderInTheSheet() {
    for (List<Limit> order :
        List.of(List.of(ALL, MILLS, THIS_MILL), List.of(THIS_MILL, MILLS, ALL))) {
      var limits = new Limits(order);

      assertThat(limits.of(CNC_1, VIBRATION)).containsExactly(THIS_MILL);
      assertThat(limits.of(CNC_2, VIBRATION)).containsExactly(MILLS);
      assertThat(limits.of(PRESS_1, VIBRATION)).containsExactly(ALL);
    }
  }

  @Test
  void eachSeverityHasItsRowAndTheSeverestComesFirst() {
    var limits = new Limits(List.of(THIS_MILL, ALL_CRITICAL));

    assertThat(limits.of(CNC_1, VIBRATION)).containsExactly(ALL_CRITICAL, THIS_MILL);
  }

  @Test
  void wholeIdIsExacterThanTheSameBeginningWithAStar() {
    Limit begun = LimitTest.limit("cnc-1*", Severity.WARNING);

    assertThat(new Limits(List.of(begun, THIS_MILL)).of(CNC_1, VIBRATION))
        .containsExactly(THIS_MILL);
  }

  @Test
  void signalWithoutARowHasNoLimit() {
    var limits = new Limits(List.of(MILLS));

    assertThat(limits.of(CNC_1, new SignalName("temperature"))).isEmpty();
    assertThat(limits.of(PRESS_1, VIBRATION)).isEmpty();
  }
}
