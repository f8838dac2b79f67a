package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;

class JsonTelemetryTest {

  @Test
  void everyKindOfValueIsRead() throws Unreadable {
    JsonTelemetry telemetry =
        JsonTelemetry.parse(
            Packer.bytes(
                """
                {"ts":"2026-01-01T09:00:00+01:00","session":17,"seq":3,
                 "values":{"power":9.5,"parts":12,"state":"EXECUTE","door":true,"heat":null}}
                """));

    Instant at = Instant.parse("2026-01-01T08:00:00Z");
    assertThat(telemetry.number()).isEqualTo(new MachineLane.Number(17, 3));
    assertThat(telemetry.readings())
        .containsExactly(
            new RawReading("power", at, Value.of(9.5), Quality.GOOD),
            new RawReading("parts", at, Value.of(12), Quality.GOOD),
            new RawReading("state", at, Value.of("EXECUTE"), Quality.GOOD),
            new RawReading("door", at, Value.of(1), Quality.GOOD),
            new RawReading("heat", at, Value.MISSING, Quality.BAD));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a list | [1] | found \"[\", expected an object {...}",
        "nothing | '' | found \"the end\", expected an object {...}",
        "no values | {\"seq\":1,\"session\":1} | found no field \"values\", expected the fields ts,"
            + " session, seq and values",
        "unknown field | {\"fw\":\"1.2\",\"values\":{}} | found the field \"fw\", expected the"
            + " fields ts, session, seq and values",
        "time without offset | {\"ts\":\"2026-01-01T08:00:00\",\"values\":{}} | field \"ts\": found"
            + " \"2026-01-01T08:00:00\", expected ISO 8601 with an offset, such as"
            + " 2026-01-01T08:00:00Z, or epoch milliseconds",
        "seq alone | {\"seq\":1,\"values\":{}} | found only one of session and seq, expected both"
            + " or none",
        "seq below zero | {\"seq\":-1,\"session\":1,\"values\":{}} | field \"seq\": found \"-1\","
            + " expected a whole number, 0 or more",
        "nested value | {\"values\":{\"a\":{}}} | value \"a\": found START_OBJECT, expected a"
            + " number, a text, true, false or null",
        "too large | {\"values\":{\"a\":1e999}} | value \"a\": found 1e999, expected a finite"
            + " number",
        "more behind | {\"values\":{}} {} | found \"{\", expected nothing after the object"
      })
  void messageThatIsNotUnderstoodHasAReason(String title, String payload, String reason) {
    assertThatThrownBy(() -> JsonTelemetry.parse(Packer.bytes(payload)))
        .as(title)
        .isInstanceOf(Unreadable.class)
        .hasMessage(reason);
  }
}
