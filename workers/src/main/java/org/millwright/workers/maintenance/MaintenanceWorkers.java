package org.millwright.workers.maintenance;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.millwright.domain.erp.Outbox;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.job.TaskBoard;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrders;

/**
 * Everything that maintenance jobs need of the world, and the workers made from it.
 *
 * @param clock the plant's time
 */
public record MaintenanceWorkers(
    WorkOrders workOrders,
    PartsStock stock,
    FindingJournal findings,
    TaskBoard tasks,
    Outbox outbox,
    InstantSource clock) {

  /** What {@link #all} answers to; for checks that have no ports. */
  public static final Set<String> JOB_TYPES =
      Set.of(
          "open-work-order",
          "reserve-parts",
          "escalate-work-order",
          "check-withdrawal",
          "cancel-work-order",
          "verify-repair",
          "consume-parts",
          "report-to-erp",
          "note-erp-delay",
          "close-work-order");

  /** One worker for each job type of the maintenance processes. */
  public List<Worker<?, ?>> all() {
    return List.of(
        new OpenWorkOrder(workOrders, findings, clock),
        new ReserveParts(workOrders, stock),
        new EscalateWorkOrder(workOrders),
        new CheckWithdrawal(findings, tasks),
        new CancelWorkOrder(workOrders, stock, findings, clock),
        new VerifyRepair(workOrders, findings, clock),
        new ConsumeParts(stock),
        new ReportToErp(workOrders, stock, outbox, clock),
        new NoteErpDelay(workOrders, outbox),
        new CloseWorkOrder(workOrders, clock));
  }
}
