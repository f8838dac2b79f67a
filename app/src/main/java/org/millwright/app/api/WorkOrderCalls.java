package org.millwright.app.api;

import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/work-orders}. */
@RestController
@InRole(Role.CONSOLE)
class WorkOrderCalls {

  private final WorkOrderTable workOrders;

  WorkOrderCalls(WorkOrderTable workOrders) {
    this.workOrders = workOrders;
  }

  @GetMapping("/api/work-orders/{id}")
  WorkOrderView one(@PathVariable String id) {
    if (!id.matches("WO-\\d{6,}")) {
      throw Refusal.badRequest("found \"" + id + "\"", "id", "a work order, such as WO-000017");
    }
    return workOrders
        .row(new WorkOrderId(id))
        .map(WorkOrderView::of)
        .orElseThrow(() -> Refusal.notFound("There is no work order " + id + "."));
  }

  @GetMapping("/api/work-orders")
  Page<WorkOrderView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    var filter =
        new WorkOrderTable.Filter(
            Asked.word("status", status, WorkOrder.Status.class), Asked.machine(machine));
    return Pages.of(workOrders.list(filter, Pages.wanted(limit, cursor)), WorkOrderView::of);
  }
}
