package org.millwright.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.limit.Limit.Standing;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

class LimitTest {

  private static final OptionalDouble NONE = OptionalDouble.empty();

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    // High limit 7.1 with hysteresis 0.5: it counts as kept from 6.6 down.
    "7.2,  BROKEN",
    "7.11, BROKEN",
    "7.1,  NEAR",
    "6.7,  NEAR",
    "6.61, NEAR",
    "6.59, KEPT",
    "0,    KEPT",
    "-100, KEPT",
  })
  void valueStandsToAHighLimit(double value, Standing expected) {
    assertThat(limit(NONE, OptionalDouble.of(7.1), 0.5).of(value)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "1.99, BROKEN",
    "2,    NEAR",
    "2.49, NEAR",
    "2.5,  KEPT",
    "100,  KEPT",
  })
  void valueStandsToALowLimit(double value, Standing expected) {
    assertThat(limit(OptionalDouble.of(2), NONE, 0.5).of(value)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is {1} at edge {2}")
  @CsvSource({
    "1.9,  BROKEN, 2",
    "2.25, NEAR,   2",
    "5.9,  KEPT,   2",
    "6,    KEPT,   10",
    "9.75, NEAR,   10",
    "10.1, BROKEN, 10",
  })
  void valueStandsBetweenTwoLimitsAndTheNearerEdgeCounts(
      double value, Standing expected, double edge) {
    Limit limit = limit(OptionalDouble.of(2), OptionalDouble.of(10), 0.5);

    assertThat(limit.of(value)).isEqualTo(expected);
    assertThat(limit.edge(value)).isEqualTo(edge);
  }

  @Test
  void withoutHysteresisAValueAtTheLimitIsKept() {
    Limit limit = limit(OptionalDouble.of(2), OptionalDouble.of(10), 0);

    assertThat(limit.of(2)).isEqualTo(Standing.KEPT);
    assertThat(limit.of(10)).isEqualTo(Standing.KEPT);
    assertThat(limit.of(Math.nextUp(10.0))).isEqualTo(Standing.BROKEN);
    assertThat(limit.of(Math.nextDown(2.0))).isEqualTo(Standing.BROKEN);
  }

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "cnc-1,  cnc-1,   true",
    "cnc-1,  cnc-11,  false",
    "cnc-1*, cnc-11,  true",
    "cnc-*,  cnc-1,   true",
    "cnc-*,  press-1, false",
    "*,      press-1, true",
  })
  void machinesAreNamedOrBegunWithAStar(String machines, String machine, boolean expected) {
    assertThat(limit(machines, Severity.WARNING).covers(new MachineId(machine)))
        .isEqualTo(expected);
  }

  @Test
  void limitWithoutAValueIsRefused() {
    assertThatThrownBy(() -> limit(NONE, NONE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limits.csv:2: a limit needs a low or a high value");
  }

  @Test
  void lowThatIsNotBelowHighIsRefused() {
    assertThatThrownBy(() -> limit(OptionalDouble.of(5), OptionalDouble.of(5), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limits.csv:2: low 5.0 is not below high 5.0");
  }

  @ParameterizedTest(name = "hysteresis {0}")
  @CsvSource({"-0.1", "NaN"})
  void hysteresisBelowZeroIsRefused(double hysteresis) {
    assertThatThrownBy(() -> limit(NONE, OptionalDouble.of(5), hysteresis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected to be 0 or more");
  }

  static Limit limit(String machines, Severity severity) {
    return limit(machines, severity, NONE, OptionalDouble.of(7.1), 0);
  }

  private static Limit limit(OptionalDouble low, OptionalDouble high, double hysteresis) {
    return limit("cnc-1", Severity.WARNING, low, high, hysteresis);
  }

  private static Limit limit(
      String machines,
      Severity severity,
      OptionalDouble low,
      OptionalDouble high,
      double hysteresis) {
    return new Limit(
        machines,
        new SignalName("vibration"),
        low,
        high,
        Unit.MILLIMETRE_PER_SECOND,
        severity,
        hysteresis,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        "ISO 20816-3, zone C to D",
        "limits.csv:2");
  }
}
