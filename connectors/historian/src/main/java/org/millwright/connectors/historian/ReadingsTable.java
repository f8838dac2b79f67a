package org.millwright.connectors.historian;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table of readings in QuestDB: hourly partitions that go when they are too old, and one row
 * for each machine, signal and time, whichever was written last.
 */
final class ReadingsTable {

  private ReadingsTable() {}

  /** Makes the table when it is not there, and sets how long it keeps. */
  static void prepare(HistorianSettings settings) throws SQLException {
    long hours = settings.keep().toHours();
    try (Connection connection = Sql.connect(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table if not exists readings (
            timestamp timestamp,
            machine   symbol capacity 1024,
            signal    symbol capacity 1024,
            value     double,
            text      varchar,
            quality   symbol capacity 8
          ) timestamp(timestamp) partition by hour ttl %d hours wal
          dedup upsert keys(timestamp, machine, signal)
          """
              .formatted(hours));
      statement.execute("alter table readings set ttl %d hours".formatted(hours));
    }
  }
}
