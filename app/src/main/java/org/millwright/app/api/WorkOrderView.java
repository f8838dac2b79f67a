package org.millwright.app.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.maintenance.WorkOrder;

/** A work order as JSON. */
public record WorkOrderView(
    String id,
    String machine,
    String priority,
    String status,
    String findingKey,
    String processInstanceKey,
    Instant openedAt,
    @Nullable Instant closedAt,
    Instant dueAt,
    @Nullable String waitingFor,
    @Nullable String outcome,
    @Nullable String incident) {

  static WorkOrderView of(WorkOrderTable.Row row) {
    WorkOrder order = row.workOrder();
    return new WorkOrderView(
        order.id().value(),
        order.machine().value(),
        order.priority().word(),
        order.status().word(),
        order.finding().value(),
        Long.toString(order.processInstanceKey()),
        order.openedAt(),
        order.closedAt(),
        order.dueAt(),
        order.waitingFor(),
        order.outcome(),
        row.incident());
  }
}
