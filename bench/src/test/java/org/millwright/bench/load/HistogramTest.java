package org.millwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

  private static final String EARLIER =
      """
      # TYPE millwright_edge_latency_seconds histogram
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="0.001"} 10
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="0.002"} 10
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="+Inf"} 10
      millwright_edge_readings_total 1000.0
      """;

  private static final String LATER =
      """
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="0.001"} 60
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="0.002"} 110
      millwright_edge_latency_seconds_bucket{protocol="mqtt",le="+Inf"} 110
      millwright_edge_readings_total 11000.0
      millwright_edge_readings_other{a="b"} NaN
      """;

  /** Between the looks 50 took up to 1 ms and 50 from 1 to 2 ms: the 75th of 100 took 1.5 ms. */
  @Test
  void quantilesAreOfWhatCameBetweenTwoLooks() {
    Metrics between = Metrics.parse(LATER).since(Metrics.parse(EARLIER));

    assertThat(between.readings()).isEqualTo(10_000);
    Histogram mqtt = between.latencies().getOrDefault("mqtt", Histogram.NOTHING);
    assertThat(mqtt.count()).isEqualTo(100);
    assertThat(mqtt.quantile(0.5)).isCloseTo(1, within(1e-9));
    assertThat(mqtt.quantile(0.75)).isCloseTo(1.5, within(1e-9));
    assertThat(mqtt.quantile(0.99)).isCloseTo(1.98, within(1e-9));
  }

  @Test
  void nothingHasNoQuantile() {
    assertThat(Histogram.NOTHING.quantile(0.5)).isNaN();
  }
}
