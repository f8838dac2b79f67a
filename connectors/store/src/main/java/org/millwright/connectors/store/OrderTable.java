package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.ErpDocument;
import org.millwright.domain.erp.OrderBook;
import org.millwright.domain.erp.ProductionOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ERP's orders, and which of its schedules were taken. */
public final class OrderTable implements OrderBook {

  private static final String SELECT = "select * from orders";

  private final Database database;
  private final InstantSource clock;

  public OrderTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An order with the id of the document that last changed it.
   *
   * @param takenAt when we first took it
   */
  public record Row(ProductionOrder order, String bodId, Instant takenAt) {}

  /** Which orders; null for all. */
  public record Filter(ProductionOrder.@Nullable Status status, @Nullable String machine) {
    public static final Filter ALL = new Filter(null, null);
  }

  @Override
  public Receipt take(ErpDocument.OperationsSchedule schedule) {
    int orders = schedule.orders().size();
    boolean fresh =
        database.call(jdbc -> {
          boolean first = remember(jdbc, schedule);
          if (first) {
            schedule.orders().forEach(order -> take(jdbc, schedule, order));
          }
          return first;
        });
    return new Receipt(schedule.id(), orders, !fresh);
  }

  private boolean remember(JdbcClient jdbc, ErpDocument.OperationsSchedule schedule) {
    return jdbc.sql(
                """
                insert into schedules (body_id, verb, orders, created_at, taken_at)
                values (:id, :verb, :orders, :createdAt, :takenAt)
                on conflict (body_id) do nothing
                """)
            .param("id", schedule.id())
            .param("verb", schedule.verb().name())
            .param("orders", schedule.orders().size())
            .param("createdAt", Columns.at(schedule.createdAt()))
            .param("takenAt", Columns.at(clock.instant()))
            .update()
        > 0;
  }

  /** An older document than the one that last changed an order comes too late for it. */
  private void take(
      JdbcClient jdbc, ErpDocument.OperationsSchedule schedule, ProductionOrder order) {
    boolean cancel = schedule.verb() == ErpDocument.Verb.CANCEL;
    var status = cancel ? ProductionOrder.Status.CANCELLED : order.status();
    jdbc.sql(
            """
            insert into orders (id, body_id, product, quantity, machine, line, status,
                                starts_at, ends_at, document_at, taken_at)
            values (:id, :bodyId, :product, :quantity, :machine, :line, :status,
                    :startsAt, :endsAt, :documentAt, :takenAt)
            on conflict (id) do update
            set body_id = excluded.body_id, product = excluded.product,
                quantity = excluded.quantity, machine = excluded.machine, line = excluded.line,
                status = excluded.status, starts_at = excluded.starts_at,
                ends_at = excluded.ends_at, document_at = excluded.document_at
            where orders.document_at <= excluded.document_at
            """)
        .param("id", order.id())
        .param("bodyId", schedule.id())
        .param("product", order.product())
        .param("quantity", order.quantity())
        .param("machine", order.machine())
        .param("line", order.line())
        .param("status", status.word())
        .param("startsAt", Columns.atOrNull(order.start()))
        .param("endsAt", Columns.atOrNull(order.end()))
        .param("documentAt", Columns.at(schedule.createdAt()))
        .param("takenAt", Columns.at(clock.instant()))
        .update();
  }

  /** One order, empty when there is none of this id. */
  public Optional<Row> of(String id) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where id = :id")
            .param("id", id)
            .query((row, _) -> row(row))
            .optional());
  }

  /** Orders that are released, running or held, in the order of their start. */
  public List<Row> active() {
    return database.call(jdbc ->
        jdbc.sql(
                SELECT
                    + """
                     where status in ('released', 'running', 'held')
                    order by starts_at nulls last, id limit 1000
                    """)
            .query((row, _) -> row(row))
            .list());
  }

  /** A page of orders, the ones taken last first. */
  public Page<Row> list(Filter filter, Page.Request request) {
    var listing = new Listing(SELECT).where("machine = :machine", "machine", filter.machine());
    if (filter.status() != null) {
      listing.where("status = :status", "status", filter.status().word());
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "taken_at",
            "id",
            Cursor::key,
            (row, _) -> row(row),
            row -> new Cursor(row.takenAt(), row.order().id())));
  }

  private static Row row(ResultSet row) throws SQLException {
    var order =
        new ProductionOrder(
            row.getString("id"),
            row.getString("product"),
            row.getBigDecimal("quantity"),
            row.getString("machine"),
            row.getString("line"),
            ProductionOrder.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
            Columns.instantOrNull(row, "starts_at"),
            Columns.instantOrNull(row, "ends_at"));
    return new Row(order, row.getString("body_id"), Columns.instant(row, "taken_at"));
  }
}
