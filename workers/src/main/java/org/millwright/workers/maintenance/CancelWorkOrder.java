package org.millwright.workers.maintenance;

import java.time.InstantSource;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Cancels a work order whose finding was withdrawn, and puts its spare parts back. */
public final class CancelWorkOrder
    implements Worker<CancelWorkOrder.Input, CancelWorkOrder.Result> {

  /** What it needs. */
  public record Input(String workOrder, String findingKey) {}

  /**
   * How it ended.
   *
   * @param outcome a sentence
   */
  public record Result(String outcome) {}

  private final WorkOrders workOrders;
  private final PartsStock stock;
  private final FindingJournal findings;
  private final InstantSource clock;

  public CancelWorkOrder(
      WorkOrders workOrders, PartsStock stock, FindingJournal findings, InstantSource clock) {
    this.workOrders = workOrders;
    this.stock = stock;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "cancel-work-order";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    var workOrder = new WorkOrderId(input.workOrder());
    stock.release(workOrder);
    String outcome =
        "Withdrawn: the finding ended before anybody started. "
            + findings
                .of(new FindingKey(input.findingKey()))
                .map(FindingJournal.Entry::endReason)
                .orElse("");
    workOrders.end(workOrder, WorkOrder.Status.CANCELLED, clock.instant(), outcome.strip());
    return new Outcome.Done<>(new Result(outcome.strip()));
  }
}
