package org.millwright.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineState;

/** Values, units and the words of the plant. */
class MeasureTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numberThatIsNotFiniteIsRefused(double value) {
    assertThatThrownBy(() -> Value.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value is " + value + ", expected a finite number");
  }

  @Test
  void serialNumberKeepsItsLeadingZeros() {
    assertThat(Value.of("0007")).hasToString("0007").isNotEqualTo(Value.of(7));
  }

  @Test
  void floatIsTheDecimalNumberThatWasMeant() {
    // The float nearest to 7.1 is 7.099999904632568359375.
    assertThat(Value.ofFloat(7.1f)).isEqualTo(Value.of(7.1));
    assertThat(Value.ofFloat(Float.NaN)).isEqualTo(Value.MISSING);
    assertThat(Value.ofFloat(Float.POSITIVE_INFINITY)).isEqualTo(Value.MISSING);
  }

  @Test
  void missingIsNeverGood() {
    var signal = new SignalName("vibration");
    var at = Instant.EPOCH;

    assertThatThrownBy(() -> new Observation(signal, at, Value.MISSING, Quality.GOOD))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Observation(signal, at, Value.MISSING, Quality.BAD).value())
        .isEqualTo(Value.MISSING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // Codes of UCUM, the Unified Code for Units of Measure.
    "°C,   Cel",
    "mm/s, mm/s",
    "kW,   kW",
    "rpm,  {rev}/min",
    "pcs,  {each}",
    "%,    %",
    "bar,  bar",
  })
  void unitIsKnownByItsSymbolAndByItsUcumCode(String symbol, String ucum) {
    assertThat(Unit.of(symbol)).isPresent().isEqualTo(Unit.of(ucum));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"C", "celsius", "KW", "mm/S", "furlong"})
  void unitThatIsNoneOfOursIsNotGuessed(String text) {
    assertThat(Unit.of(text)).isEmpty();
  }

  @Test
  void noTwoUnitsShareASymbolOrACode() {
    assertThat(Arrays.stream(Unit.values()).map(Unit::symbol)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Unit.values()).map(Unit::ucum)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(MachineState.class)
  void stateIsKnownByItsWord(MachineState state) {
    assertThat(MachineState.of(state.word())).contains(state);
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void severityIsKnownByItsWord(Severity severity) {
    assertThat(Severity.of(severity.word())).contains(severity);
  }

  @ParameterizedTest
  @EnumSource(Priority.class)
  void priorityIsKnownByItsWord(Priority priority) {
    assertThat(Priority.of(priority.word())).contains(priority);
  }

  @Test
  void wordsOfAnotherCaseAreNotGuessed() {
    assertThat(MachineState.of("RUNNING")).isEmpty();
    assertThat(Severity.of("Critical")).isEmpty();
    assertThat(Priority.of("")).isEmpty();
  }
}
