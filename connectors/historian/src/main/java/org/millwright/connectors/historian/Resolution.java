package org.millwright.connectors.historian;

import java.time.Duration;
import java.util.List;

/** A bucket length that people can read, and QuestDB's word for it. */
record Resolution(int number, char unit, Duration length) {

  private static final List<Resolution> ALL =
      List.of(
          of(1, 'T', 1),
          of(2, 'T', 2),
          of(5, 'T', 5),
          of(10, 'T', 10),
          of(20, 'T', 20),
          of(50, 'T', 50),
          of(100, 'T', 100),
          of(200, 'T', 200),
          of(500, 'T', 500),
          of(1, 's', 1_000),
          of(2, 's', 2_000),
          of(5, 's', 5_000),
          of(10, 's', 10_000),
          of(15, 's', 15_000),
          of(30, 's', 30_000),
          of(1, 'm', 60_000),
          of(2, 'm', 120_000),
          of(5, 'm', 300_000),
          of(10, 'm', 600_000),
          of(15, 'm', 900_000),
          of(30, 'm', 1_800_000),
          of(1, 'h', 3_600_000),
          of(2, 'h', 7_200_000),
          of(3, 'h', 10_800_000),
          of(6, 'h', 21_600_000),
          of(12, 'h', 43_200_000),
          of(1, 'd', 86_400_000),
          of(2, 'd', 172_800_000),
          of(7, 'd', 604_800_000),
          of(30, 'd', 2_592_000_000L),
          of(366, 'd', 31_622_400_000L));

  private static Resolution of(int number, char unit, long millis) {
    return new Resolution(number, unit, Duration.ofMillis(millis));
  }

  /** The finest that needs no more than {@code points} buckets, one cut at each end included. */
  static Resolution of(Duration span, int points) {
    return ALL.stream()
        .filter(resolution -> span.dividedBy(resolution.length) + 2 <= points)
        .findFirst()
        .orElse(ALL.getLast());
  }

  /** As in {@code sample by 10s}. */
  String word() {
    return number + String.valueOf(unit);
  }
}
