package org.millwright.domain.maintenance;

import java.time.Instant;
import java.util.Optional;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.plant.MachineId;

/** Where work orders are kept. Every call may be repeated without further effect. */
public interface WorkOrders {

  /**
   * Opens the one work order of a finding.
   *
   * @return the new work order, or the one that the finding already has; then its {@code
   *     processInstanceKey} tells whose it is
   */
  WorkOrder open(
      FindingKey finding,
      MachineId machine,
      long processInstanceKey,
      Priority priority,
      Instant openedAt,
      Instant dueAt);

  /**
   * Moves an open work order on; without effect when it is closed or cancelled.
   *
   * @param waitingFor a sentence: who or what has to act next
   */
  void move(WorkOrderId id, WorkOrder.Status status, String waitingFor);

  /**
   * Adds words to what an open work order waits for, unless they stand there; without effect when
   * it is closed or cancelled. Its status stays.
   */
  void add(WorkOrderId id, String words);

  /**
   * Ends a work order; the first end counts.
   *
   * @param end {@code CLOSED} or {@code CANCELLED}
   * @param outcome a sentence: how it went
   */
  void end(WorkOrderId id, WorkOrder.Status end, Instant at, String outcome);

  Optional<WorkOrder> of(WorkOrderId id);

  Optional<WorkOrder> of(FindingKey finding);
}
