package org.millwright.workers.maintenance;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.PartUsed;
import org.millwright.domain.erp.Outbox;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Puts what was done into the outbox for the ERP, once for each work order. */
public final class ReportToErp implements Worker<ReportToErp.Input, ReportToErp.Result> {

  /** Work order numbers begin anew in a new database; with the opening time an id never does. */
  private static final DateTimeFormatter OPENED =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * What it needs.
   *
   * @param workDone the technician's words
   * @param technician who; null when the engine was not told
   */
  public record Input(
      String workOrder,
      String title,
      String reason,
      String workDone,
      @Nullable String technician,
      Instant completedAt) {}

  /**
   * What the process waits for.
   *
   * @param documentId of the document, the correlation key of {@code erp-accepted}
   */
  public record Result(String documentId) {}

  private final WorkOrders workOrders;
  private final PartsStock stock;
  private final Outbox outbox;
  private final InstantSource clock;

  public ReportToErp(WorkOrders workOrders, PartsStock stock, Outbox outbox, InstantSource clock) {
    this.workOrders = workOrders;
    this.stock = stock;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "report-to-erp";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    var id = new WorkOrderId(input.workOrder());
    Optional<WorkOrder> order = workOrders.of(id);
    if (order.isEmpty()) {
      return new Outcome.Stop<>(
          "work order %s is not in the books; restore the database or cancel this instance"
              .formatted(id));
    }
    MaintenancePerformance document = document(order.get(), input);
    outbox.put(document);
    workOrders.move(
        id, WorkOrder.Status.VERIFYING, "The ERP: accept document %s.".formatted(document.id()));
    return new Outcome.Done<>(new Result(document.id()));
  }

  private MaintenancePerformance document(WorkOrder order, Input input) {
    Instant end =
        input.completedAt().isBefore(order.openedAt()) ? order.openedAt() : input.completedAt();
    return new MaintenancePerformance(
        "%s-%s".formatted(order.id(), OPENED.format(order.openedAt())),
        order.id(),
        order.machine(),
        order.openedAt(),
        end,
        "%s: %s".formatted(input.title(), input.reason()),
        input.workDone(),
        input.technician(),
        partsOf(order.id()),
        clock.instant());
  }

  private List<PartUsed> partsOf(WorkOrderId workOrder) {
    return stock.of(workOrder).entrySet().stream()
        .map(part -> new PartUsed(part.getKey(), part.getValue()))
        .toList();
  }
}
