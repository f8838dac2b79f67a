package org.millwright.connectors.historian.questdb;

import java.time.Duration;
import java.util.List;
import org.millwright.connectors.historian.Keep;
import org.millwright.connectors.historian.archive.Grain;

/**
 * What readings are kept in: a table of hourly partitions, one row for each machine, signal and
 * time, whichever was written last; and two views that QuestDB rolls it up into by itself. A view
 * is not asked for what its partitions have lost, so it outlives the table that it is made of.
 */
final class Tables {

  /**
   * A partition outlives its readings by a day: a reading that is just not too old, and was delayed
   * on the bus, must not be rolled up without the others of its hour.
   */
  private static final Duration MARGIN = Duration.ofDays(1);

  private Tables() {}

  static String of(Grain grain) {
    return switch (grain) {
      case RAW -> "readings";
      case MINUTES -> "readings_by_minute";
      case HOURS -> "readings_by_hour";
    };
  }

  /** Makes what is not there, and sets how long it is kept. */
  static List<String> statements(Keep keep) {
    return List.of(
        """
        create table if not exists readings (
          timestamp timestamp,
          machine   symbol capacity 1024,
          signal    symbol capacity 1024,
          value     double,
          text      varchar,
          quality   symbol capacity 8
        ) timestamp(timestamp) partition by hour wal
        dedup upsert keys(timestamp, machine, signal)
        """,
        """
        create materialized view if not exists readings_by_minute
        with base readings refresh every 1m as (
          select timestamp, machine, signal, min(value) low, max(value) high, sum(value) total,
            last_not_null(value) last, count(value) numbers, count() readings,
            sum(case when quality = 'good' then 1 else 0 end) good, last_not_null(text) text
          from readings sample by 1m
        ) partition by day
        """,
        """
        create materialized view if not exists readings_by_hour
        with base readings_by_minute refresh immediate as (
          select timestamp, machine, signal, min(low) low, max(high) high, sum(total) total,
            last_not_null(last) last, sum(numbers) numbers, sum(readings) readings,
            sum(good) good, last_not_null(text) text
          from readings_by_minute sample by 1h
        ) partition by day
        """,
        "alter table readings set ttl %d hours".formatted(keep.readings().plus(MARGIN).toHours()),
        "alter materialized view readings_by_minute set ttl %d days"
            .formatted(days(keep.minutes())),
        "alter materialized view readings_by_hour set ttl %d days".formatted(days(keep.hours())));
  }

  private static long days(Duration keep) {
    return keep.plus(MARGIN).toDays();
  }
}
