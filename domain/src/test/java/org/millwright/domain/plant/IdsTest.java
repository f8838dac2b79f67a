package org.millwright.domain.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.observation.SignalName;

/** The names that hold everything together: what they may be, and that nothing else passes. */
class IdsTest {

  /** As many letters as a name may have: 64. */
  private static final String LONGEST = "a".repeat(64);

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"cnc-1", "a", "7", "line-2-press-10"})
  void plainNamesAreTaken(String text) {
    assertThat(new MachineId(text)).hasToString(text);
    assertThat(MachineId.of(text)).contains(new MachineId(text));
    assertThat(new SignalName(text)).hasToString(text);
    assertThat(SignalName.of(text)).contains(new SignalName(text));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        " ",
        "CNC-1",
        "cnc_1",
        "cnc 1",
        "-cnc",
        "cnc-",
        "cnc--1",
        "cnc/1",
        "cnc-1\n",
        "öl",
        "../x",
        "cnc-1/..",
        "cnc.1",
        "cnc*"
      })
  void namesThatCouldBeReadAsSomethingElseAreRefused(String text) {
    assertThat(MachineId.of(text)).isEmpty();
    assertThat(SignalName.of(text)).isEmpty();
    assertThatThrownBy(() -> new MachineId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("machine id is \"" + text + "\", expected lower-case");
    assertThatThrownBy(() -> new SignalName(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("signal is \"" + text + "\", expected lower-case");
  }

  @Test
  void namesHaveAtMostSixtyFourCharacters() {
    assertThat(MachineId.of(LONGEST)).isPresent();
    assertThat(MachineId.of(LONGEST + "a")).isEmpty();
    assertThat(SignalName.of(LONGEST)).isPresent();
    assertThat(SignalName.of(LONGEST + "a")).isEmpty();
  }

  @Test
  void workOrderNumbersKeepTheirZeros() {
    assertThat(WorkOrderId.of(17)).hasToString("WO-000017");
    assertThat(WorkOrderId.of(12_345_678)).hasToString("WO-12345678");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"WO-17", "wo-000017", "000017", "WO-00001x", "WO--00017", "WO-000017 "})
  void workOrderNumbersOfAnotherFormAreRefused(String text) {
    assertThatThrownBy(() -> new WorkOrderId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("work order is \"" + text + "\", expected WO- and at least six digits");
  }

  @Test
  void findingKeyIsTheSameWheneverTheSameReadingsAreJudged() {
    Instant began = Instant.parse("2026-03-01T10:15:30.123456789Z");

    FindingKey key = FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, new MachineId("cnc-1"), began);

    assertThat(key).hasToString("machine-needs-work/cnc-1/2026-03-01T10:15:30.123Z");
    assertThat(new FindingKey(key.value())).isEqualTo(key);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "machine-needs-work", "machine-needs-work/cnc-1", "a/b/c/d"})
  void findingKeyOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> new FindingKey(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "Machine", "needs work", "needs/work", "-"})
  void findingKindOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> new FindingKind(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
