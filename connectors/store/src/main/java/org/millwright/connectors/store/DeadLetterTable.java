package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What could not be read, with its bytes and the reason. */
public final class DeadLetterTable {

  /** Lists carry at most so many bytes of a payload. */
  public static final int LISTED_BYTES = 16_384;

  private static final String SELECT =
      "select id, source, place, at, reason, length(payload) as bytes, substring(payload for "
          + LISTED_BYTES
          + ") as payload from dead_letters";

  private final Database database;

  public DeadLetterTable(Database database) {
    this.database = database;
  }

  /**
   * Something that could not be read.
   *
   * @param id the same when it comes again, such as its topic, partition and offset
   * @param source the connection it came by
   * @param place where exactly: a topic, a node, a file
   * @param reason what was found and what was expected
   * @param bytes how long the payload is; lists carry only its beginning
   */
  public record DeadLetter(
      String id,
      String source,
      String place,
      Instant at,
      String reason,
      byte[] payload,
      int bytes) {

    public static DeadLetter of(
        String id, String source, String place, Instant at, String reason, byte[] payload) {
      return new DeadLetter(id, source, place, at, reason, payload, payload.length);
    }
  }

  /** Keeps a dead letter; the same id again has no effect. */
  public void put(DeadLetter letter) {
    database.run(jdbc ->
        jdbc.sql(
                """
                insert into dead_letters (id, source, place, at, reason, payload)
                values (:id, :source, :place, :at, :reason, :payload)
                on conflict (id) do nothing
                """)
            .param("id", letter.id())
            .param("source", Columns.storable(letter.source()))
            .param("place", Columns.storable(letter.place()))
            .param("at", Columns.at(letter.at()))
            .param("reason", Columns.storable(letter.reason()))
            .param("payload", letter.payload())
            .update());
  }

  /** Removes what came before a time; answers how many. */
  public int removeOlderThan(Instant time) {
    return database.call(jdbc ->
        jdbc.sql("delete from dead_letters where at < :time")
            .param("time", Columns.at(time))
            .update());
  }

  /** One dead letter with its whole payload, empty when there is none of this id. */
  public Optional<DeadLetter> of(String id) {
    return database.call(jdbc ->
        jdbc.sql("select *, length(payload) as bytes from dead_letters where id = :id")
            .param("id", id)
            .query((row, _) -> row(row))
            .optional());
  }

  /** How many there are. */
  public long count() {
    return database.call(
        jdbc -> jdbc.sql("select count(*) from dead_letters").query(Long.class).single());
  }

  /** A page of dead letters, newest first. */
  public Page<DeadLetter> list(Page.Request request) {
    return database.call(jdbc ->
        new Listing(SELECT)
            .read(
                jdbc,
                request,
                "at",
                "id",
                Cursor::key,
                (row, _) -> row(row),
                letter -> new Cursor(letter.at(), letter.id())));
  }

  private static DeadLetter row(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString("id"),
        row.getString("source"),
        row.getString("place"),
        Columns.instant(row, "at"),
        row.getString("reason"),
        row.getBytes("payload"),
        row.getInt("bytes"));
  }
}
