package org.millwright.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.sheet.Problem;

class LimitSheetTest {

  private static final String FILE = "rules/maintenance/machine-limits.csv";
  private static final String HEADER =
      "machine,signal,low,high,unit,severity,reason,hysteresis,raise_after_s,clear_after_s\n";

  @Test
  void fullRowIsReadColumnByColumn() {
    assertThat(parse("cnc-*,vibration,,7.1,mm/s,critical,\"ISO 20816-3, zone D\",0.3,2,20\n"))
        .containsExactly(
            new Limit(
                "cnc-*",
                new SignalName("vibration"),
                OptionalDouble.empty(),
                OptionalDouble.of(7.1),
                Unit.MILLIMETRE_PER_SECOND,
                Severity.CRITICAL,
                0.3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                "ISO 20816-3, zone D",
                FILE + ":2"));
  }

  @Test
  void blankFieldsHaveTheirDefaults() {
    Limit limit = parse("*,temperature,5,,°C,notice,frost,,,\n").getFirst();

    assertThat(limit.low()).hasValue(5);
    assertThat(limit.hysteresis()).isZero();
    assertThat(limit.raiseAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.clearAfter()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void machineMayHaveOneRowForEachSeverity() {
    assertThat(
            parse(
                """
                cnc-1,vibration,,4.5,mm/s,warning,zone C,,,
                cnc-1,vibration,,7.1,mm/s,critical,zone D,,,
                """))
        .hasSize(2);
  }

  record Fault(String row, String message) {
    @Override
    public String toString() {
      return row;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "CNC 1,vibration,,7.1,mm/s,warning,why,,,",
              "column \"machine\": found \"CNC 1\", expected a machine id, or its beginning and a"
                  + " star, such as cnc-*"),
          new Fault(
              "*-1,vibration,,7.1,mm/s,warning,why,,,",
              "column \"machine\": found \"*-1\", expected a machine id, or its beginning and a"
                  + " star, such as cnc-*"),
          new Fault(
              "cnc-1,vibration,,\"7,1\",mm/s,warning,why,,,",
              "column \"high\": found \"7,1\", expected a number with a decimal point, such as"
                  + " 7.1"),
          new Fault(
              "cnc-1,vibration,,,mm/s,warning,why,,,",
              "column \"high\": expected a low or a high value"),
          new Fault(
              "cnc-1,vibration,7.1,7.1,mm/s,warning,why,,,",
              "column \"low\": found \"7.1\", expected a value below \"high\", which is 7.1"),
          new Fault(
              "cnc-1,vibration,0,10,mm/s,warning,why,5,,",
              "column \"hysteresis\": found \"5\", expected less than half the way from \"low\" to"
                  + " \"high\""),
          new Fault(
              "cnc-1,vibration,,7.1,mph,warning,why,,,",
              "column \"unit\": found \"mph\", expected one of " + Unit.symbols()),
          new Fault(
              "cnc-1,vibration,,7.1,mm/s,severe,why,,,",
              "column \"severity\": found \"severe\", expected notice, warning or critical"),
          new Fault("cnc-1,vibration,,7.1,mm/s,warning,,,,", "column \"reason\": expected a value"),
          new Fault(
              "cnc-1,vibration,,7.1,mm/s,warning,why,-1,,",
              "column \"hysteresis\": found \"-1\", expected 0 or more"),
          new Fault(
              "cnc-1,vibration,,7.1,mm/s,warning,why,,-1,",
              "column \"raise_after_s\": found \"-1\", expected seconds, 0 or more"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FAULTS")
  void faultIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(LimitSheet.parse(FILE, HEADER + fault.row()).problems())
        .extracting(Problem::toString)
        .containsExactly(FILE + ":2 " + fault.message());
  }

  @Test
  void sameMachineSignalAndSeverityTwiceIsRefused() {
    String row = "cnc-1,vibration,,7.1,mm/s,warning,why,,,\n";

    assertThat(LimitSheet.parse(FILE, HEADER + row + row).problems())
        .extracting(Problem::toString)
        .containsExactly(
            FILE
                + ":3 column \"signal\": found \"vibration\", expected one row per machine, signal"
                + " and severity; line 2 has the same");
  }

  private static List<Limit> parse(String rows) {
    return LimitSheet.parse(FILE, HEADER + rows).orThrow();
  }
}
