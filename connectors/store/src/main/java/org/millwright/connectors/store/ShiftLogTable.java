package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people and orders say of machines' time. Nothing is changed or removed: a later entry on the
 * same time stands.
 */
public final class ShiftLogTable {

  private final Database database;
  private final InstantSource clock;

  public ShiftLogTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is said. */
  public sealed interface Said {

    /**
     * Why the machine stood.
     *
     * @param to null for the stop that goes on, until its end
     * @param reason a code of the tree of reasons
     */
    record Reason(Instant from, @Nullable Instant to, String reason) implements Said {}

    /** Pieces that were made in the span are bad after all, or good after all below 0. */
    record Correction(Span span, long scrap, long rework) implements Said {}

    /** An order begins on the machine; the one before ends. */
    record Order(Instant from, String order, String product) implements Said {}

    /** The machine has no order any more. */
    record OrderEnd(Instant at) implements Said {}
  }

  /**
   * An entry as kept.
   *
   * @param note what else was said; may be empty
   */
  public record Entry(
      long id, MachineId machine, Said said, String note, String author, Instant knownAt) {}

  /** Writes an entry; hours that were over are noted as restated. */
  public Entry put(MachineId machine, Said said, String note, String author) {
    return database.call(jdbc -> put(jdbc, machine, said, note, author));
  }

  private Entry put(JdbcClient jdbc, MachineId machine, Said said, String note, String author) {
    OeeClock.Turn turn = OeeClock.take(jdbc, clock);
    long id = insert(jdbc, machine, said, note, author, turn.now());
    Span touched = touched(said, turn.now());
    for (Instant at = touched.from();
        at.isBefore(touched.to());
        at = at.plus(Duration.ofHours(1))) {
      OeeMinuteTable.restate(jdbc, machine, at, turn);
    }
    OeeMinuteTable.restate(jdbc, machine, touched.to().minusMillis(1), turn);
    return new Entry(id, machine, said, note, author, turn.now());
  }

  private static Span touched(Said said, Instant now) {
    return switch (said) {
      case Said.Reason(Instant from, Instant to, String _) ->
          to == null ? until(from, now) : new Span(from, to);
      case Said.Correction(Span span, long _, long _) -> span;
      case Said.Order(Instant from, String _, String _) -> until(from, now);
      case Said.OrderEnd(Instant at) -> until(at, now);
    };
  }

  private static Span until(Instant from, Instant now) {
    return new Span(from, from.isBefore(now) ? now : from.plusMillis(1));
  }

  private static long insert(
      JdbcClient jdbc, MachineId machine, Said said, String note, String author, Instant knownAt) {
    var row = Row.of(said);
    return jdbc.sql(
            """
            insert into shift_log (kind, machine, from_at, to_at, reason, scrap, rework,
                                   order_id, product, note, author, known_at)
            values (:kind, :machine, :from, :to, :reason, :scrap, :rework,
                    :order, :product, :note, :author, :knownAt)
            returning id
            """)
        .param("kind", row.kind)
        .param("machine", machine.value())
        .param("from", Columns.at(row.from))
        .param("to", Columns.atOrNull(row.to), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("reason", row.reason, Types.VARCHAR)
        .param("scrap", row.scrap, Types.BIGINT)
        .param("rework", row.rework, Types.BIGINT)
        .param("order", row.order, Types.VARCHAR)
        .param("product", row.product, Types.VARCHAR)
        .param("note", Columns.storable(note))
        .param("author", author)
        .param("knownAt", Columns.at(knownAt))
        .query(Long.class)
        .single();
  }

  /** The columns of what is said. */
  private record Row(
      String kind,
      Instant from,
      @Nullable Instant to,
      @Nullable String reason,
      @Nullable Long scrap,
      @Nullable Long rework,
      @Nullable String order,
      @Nullable String product) {

    static Row of(Said said) {
      return switch (said) {
        case Said.Reason(Instant from, Instant to, String reason) ->
            new Row("reason", from, to, reason, null, null, null, null);
        case Said.Correction(Span span, long scrap, long rework) ->
            new Row("correction", span.from(), span.to(), null, scrap, rework, null, null);
        case Said.Order(Instant from, String order, String product) ->
            new Row("order", from, null, null, null, null, order, product);
        case Said.OrderEnd(Instant at) ->
            new Row("order-end", at, null, null, null, null, null, null);
      };
    }
  }

  /**
   * What touches a span, in the order in which it was said; of orders also the last one before it.
   *
   * @param machine null for every machine
   * @param asKnownAt null for all that is known now
   */
  public List<Entry> read(@Nullable MachineId machine, Span span, @Nullable Instant asKnownAt) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select * from shift_log entry
                where machine = coalesce(:machine, machine)
                  and known_at <= coalesce(:asKnownAt, 'infinity'::timestamptz)
                  and from_at < :to
                  and (coalesce(to_at, from_at + interval '24 hours') > :from
                      and kind in ('reason', 'correction')
                    or kind in ('order', 'order-end') and from_at >= coalesce((
                      select max(before.from_at) from shift_log before
                      where before.machine = entry.machine
                        and before.kind in ('order', 'order-end')
                        and before.from_at <= :from
                        and before.known_at <= coalesce(:asKnownAt, 'infinity'::timestamptz)),
                      '-infinity'::timestamptz))
                order by id
                """)
            .param("machine", machine == null ? null : machine.value(), Types.VARCHAR)
            .param("asKnownAt", Columns.atOrNull(asKnownAt), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("from", Columns.at(span.from()))
            .param("to", Columns.at(span.to()))
            .query((row, _) -> entry(row))
            .list());
  }

  /** The number of the newest entry; 0 when there is none. */
  public long newest() {
    return database.call(
        jdbc -> jdbc.sql("select coalesce(max(id), 0) from shift_log").query(Long.class).single());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("id"),
        new MachineId(row.getString("machine")),
        said(row),
        row.getString("note"),
        row.getString("author"),
        Columns.instant(row, "known_at"));
  }

  private static Said said(ResultSet row) throws SQLException {
    Instant from = Columns.instant(row, "from_at");
    String kind = row.getString("kind");
    return switch (kind) {
      case "reason" ->
          new Said.Reason(from, Columns.instantOrNull(row, "to_at"), row.getString("reason"));
      case "correction" ->
          new Said.Correction(
              new Span(from, Columns.instant(row, "to_at")),
              row.getLong("scrap"),
              row.getLong("rework"));
      case "order" -> new Said.Order(from, row.getString("order_id"), row.getString("product"));
      case "order-end" -> new Said.OrderEnd(from);
      default -> throw new IllegalStateException("shift log entry of kind " + kind);
    };
  }
}
