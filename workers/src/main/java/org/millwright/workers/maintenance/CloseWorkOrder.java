package org.millwright.workers.maintenance;

import java.time.InstantSource;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Closes a work order and says how it went. */
public final class CloseWorkOrder implements Worker<CloseWorkOrder.Input, CloseWorkOrder.Result> {

  /** What it needs. */
  public record Input(String workOrder, String workDone, String verification, String documentId) {}

  /**
   * How it ended.
   *
   * @param outcome a sentence
   */
  public record Result(String outcome) {}

  private final WorkOrders workOrders;
  private final InstantSource clock;

  public CloseWorkOrder(WorkOrders workOrders, InstantSource clock) {
    this.workOrders = workOrders;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "close-work-order";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    String outcome =
        "Repaired: %s. %s The ERP accepted %s."
            .formatted(withoutFullStop(input.workDone()), input.verification(), input.documentId());
    workOrders.end(
        new WorkOrderId(input.workOrder()), WorkOrder.Status.CLOSED, clock.instant(), outcome);
    return new Outcome.Done<>(new Result(outcome));
  }

  private static String withoutFullStop(String words) {
    String stripped = words.strip();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
