package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The work orders, numbered in the order of their opening. */
public final class WorkOrderTable implements WorkOrders {

  private static final String SELECT =
      """
      select w.*,
             (select i.message from incidents i
              where i.process_instance = w.process_instance_key and i.resolved_at is null
              order by i.key desc limit 1) as incident
      from work_orders w\
      """;

  private final Database database;

  public WorkOrderTable(Database database) {
    this.database = database;
  }

  /**
   * A work order as lists show it.
   *
   * @param incident the engine's sentence when its process is stuck; null when it is not
   */
  public record Row(WorkOrder workOrder, @Nullable String incident) {}

  /** Which work orders; null for all. */
  public record Filter(WorkOrder.@Nullable Status status, @Nullable MachineId machine) {
    public static final Filter ALL = new Filter(null, null);
  }

  @Override
  public WorkOrder open(
      FindingKey finding,
      MachineId machine,
      long processInstanceKey,
      Priority priority,
      Instant openedAt,
      Instant dueAt) {
    return database.call(jdbc -> {
      if (byFinding(jdbc, finding).isEmpty()) {
        insert(jdbc, finding, machine, processInstanceKey, priority, openedAt, dueAt);
      }
      return byFinding(jdbc, finding).orElseThrow();
    });
  }

  private static void insert(
      JdbcClient jdbc,
      FindingKey finding,
      MachineId machine,
      long processInstanceKey,
      Priority priority,
      Instant openedAt,
      Instant dueAt) {
    long number = jdbc.sql("select nextval('work_order_numbers')").query(Long.class).single();
    jdbc.sql(
            """
            insert into work_orders (id, finding_key, machine, process_instance_key, priority,
                                     status, opened_at, due_at, waiting_for)
            values (:id, :finding, :machine, :process, :priority, 'open', :openedAt, :dueAt,
                    'the process to plan the work')
            on conflict (finding_key) do nothing
            """)
        .param("id", WorkOrderId.of(number).value())
        .param("finding", finding.value())
        .param("machine", machine.value())
        .param("process", processInstanceKey)
        .param("priority", priority.word())
        .param("openedAt", Columns.at(openedAt))
        .param("dueAt", Columns.at(dueAt))
        .update();
  }

  @Override
  public void move(WorkOrderId id, WorkOrder.Status status, String waitingFor) {
    if (status.isFinal()) {
      throw new IllegalArgumentException(
          id + " cannot be moved to " + status.word() + "; an end has a time and an outcome");
    }
    database.run(jdbc ->
        jdbc.sql(
                """
                update work_orders set status = :status, waiting_for = :waitingFor
                where id = :id and closed_at is null
                """)
            .param("status", status.word())
            .param("waitingFor", Columns.storable(waitingFor))
            .param("id", id.value())
            .update());
  }

  @Override
  public void add(WorkOrderId id, String words) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update work_orders set waiting_for = concat(waiting_for, :words)
                where id = :id and closed_at is null
                  and strpos(coalesce(waiting_for, ''), :words) = 0
                """)
            .param("words", Columns.storable(words))
            .param("id", id.value())
            .update());
  }

  /** Somebody took the repair on, or gave it back (null); nothing else moves by it. */
  public void claimed(long processInstanceKey, @Nullable String technician) {
    WorkOrder.Status to = technician == null ? WorkOrder.Status.OPEN : WorkOrder.Status.IN_PROGRESS;
    String who = technician == null ? "A technician" : technician;
    database.run(jdbc ->
        jdbc.sql(
                """
                update work_orders
                set status = :to, waiting_for = :who || ': repair ' || machine || '.'
                where process_instance_key = :process and status in ('open', 'in-progress')
                  and status <> :to
                """)
            .param("to", to.word())
            .param("who", who)
            .param("process", processInstanceKey)
            .update());
  }

  @Override
  public void end(WorkOrderId id, WorkOrder.Status end, Instant at, String outcome) {
    if (!end.isFinal()) {
      throw new IllegalArgumentException(
          id + " cannot end as " + end.word() + ", expected closed or cancelled");
    }
    database.run(jdbc ->
        jdbc.sql(
                """
                update work_orders
                set status = :status, closed_at = :at, outcome = :outcome, waiting_for = null
                where id = :id and closed_at is null
                """)
            .param("status", end.word())
            .param("at", Columns.at(at))
            .param("outcome", Columns.storable(outcome))
            .param("id", id.value())
            .update());
  }

  @Override
  public Optional<WorkOrder> of(WorkOrderId id) {
    return row(id).map(Row::workOrder);
  }

  @Override
  public Optional<WorkOrder> of(FindingKey finding) {
    return database.call(jdbc -> byFinding(jdbc, finding));
  }

  /** One work order as lists show it. */
  public Optional<Row> row(WorkOrderId id) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where w.id = :id")
            .param("id", id.value())
            .query((row, _) -> row(row))
            .optional());
  }

  /** A page of work orders, newest first. */
  public Page<Row> list(Filter filter, Page.Request request) {
    var listing = new Listing(SELECT);
    if (filter.status() != null) {
      listing.where("w.status = :status", "status", filter.status().word());
    }
    if (filter.machine() != null) {
      listing.where("w.machine = :machine", "machine", filter.machine().value());
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "w.opened_at",
            "w.id",
            Cursor::key,
            (row, _) -> row(row),
            row -> new Cursor(row.workOrder().openedAt(), row.workOrder().id().value())));
  }

  private static Optional<WorkOrder> byFinding(JdbcClient jdbc, FindingKey finding) {
    return jdbc.sql(SELECT + " where w.finding_key = :finding")
        .param("finding", finding.value())
        .query((row, _) -> row(row).workOrder())
        .optional();
  }

  private static Row row(ResultSet row) throws SQLException {
    var workOrder =
        new WorkOrder(
            new WorkOrderId(row.getString("id")),
            new MachineId(row.getString("machine")),
            new FindingKey(row.getString("finding_key")),
            row.getLong("process_instance_key"),
            Priority.of(row.getString("priority")).orElseThrow(),
            status(row.getString("status")),
            Columns.instant(row, "opened_at"),
            Columns.instant(row, "due_at"),
            Columns.instantOrNull(row, "closed_at"),
            row.getString("waiting_for"),
            row.getString("outcome"));
    return new Row(workOrder, row.getString("incident"));
  }

  private static WorkOrder.Status status(String word) {
    return WorkOrder.Status.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
