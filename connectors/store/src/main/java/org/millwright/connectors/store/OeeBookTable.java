package org.millwright.connectors.store;

import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sheets of OEE as they were in force, each set from a moment on. */
public final class OeeBookTable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> SHEETS = new TypeReference<>() {};

  private final Database database;
  private final InstantSource clock;

  public OeeBookTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Sheets in force.
   *
   * @param texts contents by path
   */
  public record Book(String hash, SortedMap<String, String> texts, Instant knownAt) {}

  /** Writes down that these sheets are in force from now on; again has no effect. */
  public void put(String hash, Map<String, String> texts) {
    database.run(jdbc -> {
      OeeClock.Turn turn = OeeClock.take(jdbc, clock);
      if (read(jdbc, null).filter(book -> book.hash().equals(hash)).isEmpty()) {
        jdbc.sql("insert into oee_books values (:knownAt, :hash, :sheets::jsonb)")
            .param("knownAt", Columns.at(turn.now()))
            .param("hash", hash)
            .param("sheets", JSON.writeValueAsString(new TreeMap<>(texts)))
            .update();
      }
    });
  }

  /**
   * The sheets that were in force.
   *
   * @param asKnownAt null for now
   */
  public Optional<Book> read(@Nullable Instant asKnownAt) {
    return database.call(jdbc -> read(jdbc, asKnownAt));
  }

  private static Optional<Book> read(JdbcClient jdbc, @Nullable Instant asKnownAt) {
    return jdbc.sql(
            """
            select * from oee_books
            where known_at <= coalesce(:asKnownAt, 'infinity'::timestamptz)
            order by known_at desc limit 1
            """)
        .param("asKnownAt", Columns.atOrNull(asKnownAt), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, _) ->
            new Book(
                row.getString("hash"),
                JSON.readValue(row.getString("sheets"), SHEETS),
                Columns.instant(row, "known_at")))
        .optional();
  }
}
