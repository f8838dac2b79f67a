package org.millwright.connectors.historian;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.millwright.connectors.historian.archive.Grain;

/** A length of buckets that people can read. */
record Resolution(Duration length) {

  private static final List<Resolution> ALL =
      List.of(
          of(1),
          of(2),
          of(5),
          of(10),
          of(20),
          of(50),
          of(100),
          of(200),
          of(500),
          of(1_000),
          of(2_000),
          of(5_000),
          of(10_000),
          of(15_000),
          of(30_000),
          of(60_000),
          of(120_000),
          of(300_000),
          of(600_000),
          of(900_000),
          of(1_800_000),
          of(3_600_000),
          of(7_200_000),
          of(10_800_000),
          of(21_600_000),
          of(43_200_000),
          of(86_400_000),
          of(172_800_000),
          of(604_800_000),
          of(2_592_000_000L),
          of(31_622_400_000L),
          of(94_867_200_000L));

  private static Resolution of(long millis) {
    return new Resolution(Duration.ofMillis(millis));
  }

  /**
   * The finest that needs no more than {@code points} buckets, one cut at each end included.
   *
   * @param least no finer than this
   */
  static Resolution of(Duration span, int points, Grain least) {
    return ALL.stream()
        .filter(resolution -> resolution.length.compareTo(least.length()) >= 0)
        .filter(resolution -> span.dividedBy(resolution.length) + 2 <= points)
        .findFirst()
        .orElse(ALL.getLast());
  }

  /** The coarsest grain that it can be made of. */
  Grain grain() {
    if (length.compareTo(Grain.HOURS.length()) >= 0) {
      return Grain.HOURS;
    }
    return length.compareTo(Grain.MINUTES.length()) >= 0 ? Grain.MINUTES : Grain.RAW;
  }

  /** The last border of buckets that is not after a time. */
  Instant floor(Instant at) {
    return floor(at, length);
  }

  /** The first border of buckets that is not before a time. */
  Instant ceiling(Instant at) {
    return floor(at.plus(length).minusNanos(1));
  }

  static Instant floor(Instant at, Duration length) {
    return Instant.ofEpochMilli(
        Math.floorDiv(at.toEpochMilli(), length.toMillis()) * length.toMillis());
  }
}
