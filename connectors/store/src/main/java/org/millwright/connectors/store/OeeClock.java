package org.millwright.connectors.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When something became known, the same for every reader: writers come one after the other, and
 * each has a later moment than the one before, whatever the clock on the wall does.
 */
final class OeeClock {

  private OeeClock() {}

  /**
   * A writer's turn.
   *
   * @param before the moment of the writer before
   * @param now the moment of this one's writes
   */
  record Turn(Instant before, Instant now) {}

  /** Waits for other writers' transactions to end; others wait for the end of this one. */
  static Turn take(JdbcClient jdbc, InstantSource clock) {
    return jdbc.sql(
            """
            with before as (select known_at from oee_clock for update)
            update oee_clock
            set known_at = greatest(:now, before.known_at + interval '1 microsecond')
            from before
            returning before.known_at as before, oee_clock.known_at as now
            """)
        .param("now", Columns.at(clock.instant()))
        .query((row, _) -> new Turn(Columns.instant(row, "before"), Columns.instant(row, "now")))
        .single();
  }

  /** The moment of the last write, after those that are under way. */
  static Instant last(JdbcClient jdbc) {
    return jdbc.sql("select known_at from oee_clock for share")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
