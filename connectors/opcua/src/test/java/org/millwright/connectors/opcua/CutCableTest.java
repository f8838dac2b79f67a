package org.millwright.connectors.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.LiveDevice;
import org.millwright.domain.observation.RecordingReceiver;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.SourceContract;

/** The contract once more, with a network that fails without a word while the server lives on. */
class CutCableTest extends SourceContract {

  @Override
  protected LiveDevice device() throws Exception {
    return new CabledMill();
  }

  @Test
  void breakOfASecondLosesNoChange() throws Exception {
    var mill = (CabledMill) device;
    mill.start();
    source.start(receiver);
    hear(first(), 0);

    mill.stop();
    try (Source direct = mill.connectWithoutCable()) {
      var witness = new RecordingReceiver();
      direct.start(witness);
      for (int change = 1; change <= 5; change++) {
        int value = change;
        mill.set(first(), value);
        witness.await(RETURN, "the change at the server", w -> w.heard(first(), value));
      }
    }
    mill.start();

    receiver.await(Duration.ofSeconds(10), "the last change", r -> r.heard(first(), 5));
    List<Value> expected =
        IntStream.rangeClosed(1, 5).mapToObj(change -> Value.of((double) change)).toList();
    assertThat(receiver.readings(first()))
        .extracting(reading -> reading.value())
        .containsSubsequence(expected);
    assertThat(receiver.losses(device.sheet())).isZero();
  }
}
