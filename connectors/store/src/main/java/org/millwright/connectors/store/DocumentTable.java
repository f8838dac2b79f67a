package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.Documents;
import org.millwright.domain.erp.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents to and from the ERP. */
public final class DocumentTable implements Documents {

  private static final String SELECT =
      """
      select id, direction, kind, subject, content_type, status, attempts, last_error,
             created_at, next_attempt_at, accepted_at
      from documents\
      """;

  private final Database database;

  public DocumentTable(Database database) {
    this.database = database;
  }

  /** Which way a document goes, seen from us. */
  public enum Direction {
    IN,
    OUT
  }

  /** Where a document stands. */
  public enum Status {
    WAITING,
    SENDING,
    ACCEPTED,
    REJECTED
  }

  /** A document as lists show it, without its body. */
  public record Row(
      String id,
      Direction direction,
      String kind,
      String subject,
      String contentType,
      Status status,
      int attempts,
      @Nullable String lastError,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      @Nullable Instant acceptedAt) {}

  /** Which documents; null for all. */
  public record Filter(@Nullable Direction direction, @Nullable Status status) {
    public static final Filter ALL = new Filter(null, null);
  }

  @Override
  public boolean post(Letter letter) {
    return database.call(jdbc ->
        insert(jdbc, letter, Direction.OUT, Status.WAITING)
                .param("nextAttemptAt", Columns.at(letter.createdAt()))
                .param("acceptedAt", null)
                .param("lastError", null)
                .update()
            > 0);
  }

  @Override
  public void received(Letter letter, @Nullable String refusal) {
    boolean taken = refusal == null;
    String error = refusal == null ? null : Columns.storable(refusal);
    database.run(jdbc ->
        insert(jdbc, letter, Direction.IN, taken ? Status.ACCEPTED : Status.REJECTED)
            .param("nextAttemptAt", null)
            .param("acceptedAt", taken ? Columns.at(letter.createdAt()) : null)
            .param("lastError", error)
            .update());
  }

  private static JdbcClient.StatementSpec insert(
      JdbcClient jdbc, Letter letter, Direction direction, Status status) {
    return jdbc.sql(
            """
            insert into documents (id, direction, kind, subject, content_type, body, status,
                                   last_error, created_at, next_attempt_at, accepted_at)
            values (:id, :direction, :kind, :subject, :contentType, :body, :status,
                    :lastError, :createdAt, :nextAttemptAt, :acceptedAt)
            on conflict (id) do nothing
            """)
        .param("id", letter.id())
        .param("direction", word(direction))
        .param("kind", letter.kind())
        .param("subject", Columns.storable(letter.subject()))
        .param("contentType", letter.contentType())
        .param("body", letter.body())
        .param("status", word(status))
        .param("createdAt", Columns.at(letter.createdAt()));
  }

  @Override
  public Optional<Due> next(Instant now, Instant leaseEnds) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                update documents
                set status = 'sending', attempts = attempts + 1, next_attempt_at = :leaseEnds
                where id = (
                  select id from documents
                  where direction = 'out' and status <> 'accepted'
                    and next_attempt_at <= :now
                  order by next_attempt_at, id limit 1 for update skip locked)
                returning *
                """)
            .param("leaseEnds", Columns.at(leaseEnds))
            .param("now", Columns.at(now))
            .query((row, _) -> new Due(letter(row), row.getInt("attempts")))
            .optional());
  }

  @Override
  public void accepted(String id, Instant at) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update documents
                set status = 'accepted', accepted_at = :at, next_attempt_at = null,
                    last_error = null
                where id = :id and direction = 'out' and status <> 'accepted'
                """)
            .param("at", Columns.at(at))
            .param("id", id)
            .update());
  }

  @Override
  public void failed(String id, Instant nextAttempt, String error) {
    putBack(id, Status.WAITING, nextAttempt, error);
  }

  @Override
  public void refused(String id, Instant nextAttempt, String reason) {
    putBack(id, Status.REJECTED, nextAttempt, reason);
  }

  private void putBack(String id, Status status, Instant nextAttempt, String error) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update documents
                set status = :status, next_attempt_at = :nextAttempt, last_error = :error
                where id = :id and direction = 'out' and status <> 'accepted'
                """)
            .param("status", word(status))
            .param("nextAttempt", Columns.at(nextAttempt))
            .param("error", Columns.storable(error))
            .param("id", id)
            .update());
  }

  @Override
  public List<String> unnoticed() {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select id from documents
                where direction = 'out' and status = 'accepted' and notified_at is null
                order by accepted_at, id limit 100
                """)
            .query(String.class)
            .list());
  }

  @Override
  public void noticed(String id, Instant at) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update documents set notified_at = :at
                where id = :id and status = 'accepted' and notified_at is null
                """)
            .param("at", Columns.at(at))
            .param("id", id)
            .update());
  }

  @Override
  public Optional<Outbox.Delivery> delivery(String id) {
    return of(id)
        .filter(row -> row.direction() == Direction.OUT)
        .map(row ->
            new Outbox.Delivery(row.status() == Status.ACCEPTED, row.attempts(), row.lastError()));
  }

  /** One document, empty when there is none of this id. */
  public Optional<Row> of(String id) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where id = :id")
            .param("id", id)
            .query((row, _) -> row(row))
            .optional());
  }

  /** A document's bytes, empty when there is none of this id. */
  public Optional<byte[]> body(String id) {
    return database.call(jdbc ->
        jdbc.sql("select body from documents where id = :id")
            .param("id", id)
            .query((row, _) -> row.getBytes("body"))
            .optional());
  }

  /** A page of documents, newest first. */
  public Page<Row> list(Filter filter, Page.Request request) {
    var listing = new Listing(SELECT);
    if (filter.direction() != null) {
      listing.where("direction = :direction", "direction", word(filter.direction()));
    }
    if (filter.status() != null) {
      listing.where("status = :status", "status", word(filter.status()));
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "created_at",
            "id",
            Cursor::key,
            (row, _) -> row(row),
            row -> new Cursor(row.createdAt(), row.id())));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Letter letter(ResultSet row) throws SQLException {
    return new Letter(
        row.getString("id"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("content_type"),
        row.getBytes("body"),
        Columns.instant(row, "created_at"));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("id"),
        Direction.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("content_type"),
        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        row.getString("last_error"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "next_attempt_at"),
        Columns.instantOrNull(row, "accepted_at"));
  }
}
