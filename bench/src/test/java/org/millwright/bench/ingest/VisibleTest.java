package org.millwright.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.millwright.bench.load.Quantiles;

class VisibleTest {

  /** 08:00:01 UTC on 1 January 2026, epoch milliseconds. */
  private static final long AT = 1_767_254_401_000L;

  private final Visible visible = new Visible(100);

  /** Frames at 0, 100, 200, 300 ms; pictures at 20 ms and 340 ms: 240, 140 and 40 ms. */
  @Test
  void framesBetweenTwoPicturesCountUntilTheSecond() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-001", 300, 340);

    assertThat(visible.latencies()).isEqualTo(new Quantiles(3, 140, 240, 240));
  }

  @Test
  void aPictureThatShowsNothingNewCountsNothing() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-001", 0, 520);

    assertThat(visible.latencies().count()).isZero();
  }

  @Test
  void thePictureOfAnotherMachineCountsForItself() {
    visible.shows("gen-001", 0, 20);
    visible.shows("gen-002", 300, 340);

    assertThat(visible.latencies().count()).isZero();
  }

  @Test
  void theTimeOfAPictureIsThatOfItsSignalsNotOfItsState() {
    String json =
        "{\"stateSince\":\"2026-01-01T07:00:00Z\",\"signals\":[{\"name\":\"load\",\"value\":1.0,"
            + "\"at\":\"2026-01-01T08:00:01Z\"}]}";
    visible.shows("gen-001", AT - 100, AT - 90);
    visible.picture("gen-001", json, AT + 50);

    assertThat(visible.latencies()).isEqualTo(new Quantiles(1, 50, 50, 50));
  }
}
