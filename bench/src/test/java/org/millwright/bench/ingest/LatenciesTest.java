package org.millwright.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millwright.bench.load.Quantiles;

class LatenciesTest {

  private final Latencies latencies = new Latencies();

  /** Windows of 10 and 30, of 90, and of 20: their largest are 30, 90 and 20, in the middle 30. */
  @Test
  void aWindowHasWhatCameInIt() {
    latencies.add(1_000);
    latencies.reset();
    window(10, 30);
    window(90);
    window(20);

    assertThat(latencies.told().median(Quantiles::max)).isEqualTo(30);
    assertThat(latencies.told().throughout()).isEqualTo(new Quantiles(4, 20, 90, 90));
  }

  private void window(double... millis) {
    for (double each : millis) {
      latencies.add(each);
    }
    latencies.endWindow();
  }
}
