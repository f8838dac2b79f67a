package org.millwright.workers.maintenance;

import org.millwright.domain.erp.Outbox;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Says on a work order how its document to the ERP fares. */
public final class NoteErpDelay implements Worker<NoteErpDelay.Input, Worker.Nothing> {

  /** What it needs. */
  public record Input(String workOrder, String documentId) {}

  private final WorkOrders workOrders;
  private final Outbox outbox;

  public NoteErpDelay(WorkOrders workOrders, Outbox outbox) {
    this.workOrders = workOrders;
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return "note-erp-delay";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    outbox
        .of(input.documentId())
        .filter(delivery -> !delivery.accepted())
        .ifPresent(delivery -> note(input, delivery));
    return new Outcome.Done<>(new Nothing());
  }

  private void note(Input input, Outbox.Delivery delivery) {
    String answer = delivery.lastError() == null ? "no answer yet" : delivery.lastError();
    workOrders.move(
        new WorkOrderId(input.workOrder()),
        WorkOrder.Status.VERIFYING,
        "The ERP: accept document %s, sent %d times; last answer: %s"
            .formatted(input.documentId(), delivery.attempts(), answer));
  }
}
