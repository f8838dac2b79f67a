package org.millwright.workers.memory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;
import org.millwright.domain.plant.MachineId;

/** Work orders in memory, numbered from 1. */
public final class MemoryWorkOrders implements WorkOrders {

  private final Map<WorkOrderId, WorkOrder> orders = new LinkedHashMap<>();

  @Override
  public synchronized WorkOrder open(
      FindingKey finding,
      MachineId machine,
      long processInstanceKey,
      Priority priority,
      Instant openedAt,
      Instant dueAt) {
    return of(finding)
        .orElseGet(() -> {
          var order =
              new WorkOrder(
                  WorkOrderId.of(orders.size() + 1L),
                  machine,
                  finding,
                  processInstanceKey,
                  priority,
                  WorkOrder.Status.OPEN,
                  openedAt,
                  dueAt,
                  null,
                  null,
                  null);
          orders.put(order.id(), order);
          return order;
        });
  }

  @Override
  public synchronized void move(WorkOrderId id, WorkOrder.Status status, String waitingFor) {
    of(id)
        .filter(order -> !order.status().isFinal())
        .ifPresent(order -> orders.put(id, changed(order, status, null, waitingFor, null)));
  }

  @Override
  public synchronized void add(WorkOrderId id, String words) {
    of(id)
        .filter(order -> !order.status().isFinal())
        .ifPresent(order -> {
          String before = Objects.requireNonNullElse(order.waitingFor(), "");
          String after = before.contains(words) ? before : before + words;
          orders.put(id, changed(order, order.status(), null, after, null));
        });
  }

  @Override
  public synchronized void end(WorkOrderId id, WorkOrder.Status end, Instant at, String outcome) {
    of(id)
        .filter(order -> !order.status().isFinal())
        .ifPresent(order -> orders.put(id, changed(order, end, at, null, outcome)));
  }

  private static WorkOrder changed(
      WorkOrder order,
      WorkOrder.Status status,
      @Nullable Instant closedAt,
      @Nullable String waitingFor,
      @Nullable String outcome) {
    return new WorkOrder(
        order.id(),
        order.machine(),
        order.finding(),
        order.processInstanceKey(),
        order.priority(),
        status,
        order.openedAt(),
        order.dueAt(),
        closedAt,
        waitingFor,
        outcome);
  }

  @Override
  public synchronized Optional<WorkOrder> of(WorkOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized Optional<WorkOrder> of(FindingKey finding) {
    return orders.values().stream().filter(order -> order.finding().equals(finding)).findFirst();
  }

  /** How many there are. */
  public synchronized int size() {
    return orders.size();
  }
}
