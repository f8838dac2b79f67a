package org.millwright.connectors.historian;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millwright.domain.measure.Value;

/** What a signal did, in the order of time. */
public sealed interface History {

  /** Every reading; text that was condensed has one reading, the last, of each while. */
  record Raw(List<Point> points) implements History {
    public Raw {
      points = List.copyOf(points);
    }
  }

  /**
   * Numbers condensed.
   *
   * @param resolution length of a bucket
   */
  record Condensed(Duration resolution, List<Bucket> buckets) implements History {
    public Condensed {
      buckets = List.copyOf(buckets);
    }
  }

  /**
   * One reading.
   *
   * @param value missing where the reading was bad: a gap
   */
  record Point(Instant at, Value value) {}

  /**
   * A while of readings, in the signal's unit. Whiles are whole: the first may begin before what
   * was asked for, the last end after it. Whiles without a single reading have no bucket, whiles
   * with bad readings only have one that is empty: both are gaps.
   *
   * @param at its beginning
   * @param last newest number
   * @param count of the numbers it has; 0 for none, then min, max, mean and last are NaN
   * @param good share of the readings that were GOOD, 0 to 1
   */
  record Bucket(
      Instant at, double min, double max, double mean, double last, long count, double good) {}
}
