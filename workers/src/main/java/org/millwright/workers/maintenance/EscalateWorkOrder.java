package org.millwright.workers.maintenance;

import java.time.Instant;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Says on a work order that it is late. What it waits for stays the same. */
public final class EscalateWorkOrder implements Worker<EscalateWorkOrder.Input, Worker.Nothing> {

  /** What it needs. */
  public record Input(String workOrder, Instant dueAt) {}

  private final WorkOrders workOrders;

  public EscalateWorkOrder(WorkOrders workOrders) {
    this.workOrders = workOrders;
  }

  @Override
  public String type() {
    return "escalate-work-order";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    var id = new WorkOrderId(input.workOrder());
    if (workOrders.of(id).isEmpty()) {
      return new Outcome.Stop<>(
          "work order %s is not in the books; restore the database or cancel this instance"
              .formatted(id));
    }
    workOrders.add(id, " Late: was due at " + input.dueAt() + "; the supervisor has been told.");
    return new Outcome.Done<>(new Nothing());
  }
}
