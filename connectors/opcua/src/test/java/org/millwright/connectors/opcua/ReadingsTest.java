package org.millwright.connectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millwright.domain.measure.Value;

/** What needs no server. */
class ReadingsTest {

  @Test
  void floatIsTheDecimalNumberThatTheServerMeant() {
    var data = new DataValue(new Variant(7.1f));

    assertThat(Readings.changed("ns=1;s=x", data).value()).isEqualTo(Value.of(7.1));
  }

  @ParameterizedTest(name = "keep-alives every {0} ms: {1} ms")
  @CsvSource({"1000, 3500", "1166, 3500", "1167, 3501", "5000, 15000"})
  void serverIsLostAfterThreeOfItsOwnKeepAlives(long keepAlive, long expected) {
    assertThat(OpcUaSource.patience(Duration.ofMillis(keepAlive)))
        .isEqualTo(Duration.ofMillis(expected));
  }
}
