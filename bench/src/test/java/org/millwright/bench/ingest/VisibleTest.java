package org.millwright.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millwright.bench.load.Quantiles;

class VisibleTest {

  private final Visible visible = new Visible(100);

  /** Frames at 0, 100, 200, 300 ms; pictures at 20 ms and 340 ms: 240, 140 and 40 ms. */
  @Test
  void framesBetweenTwoPicturesCountUntilTheSecond() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-001", 300, 340);

    assertThat(visible.latencies().told().throughout()).isEqualTo(new Quantiles(3, 140, 240, 240));
  }

  @Test
  void aPictureThatShowsNothingNewCountsNothing() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-001", 0, 520);

    assertThat(visible.latencies().told().throughout().count()).isZero();
  }

  @Test
  void thePictureOfAnotherMachineCountsForItself() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-002", 300, 340);

    assertThat(visible.latencies().told().throughout().count()).isZero();
  }
}
