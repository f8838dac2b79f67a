package org.millwright.workers.maintenance;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.PartsStock.Reservation;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/** Puts the usual spare part aside; the business error {@code OUT_OF_STOCK} when there is none. */
public final class ReserveParts implements Worker<ReserveParts.Input, Worker.Nothing> {

  /** The error that the process has a path for. */
  public static final String OUT_OF_STOCK = "OUT_OF_STOCK";

  /**
   * What it needs.
   *
   * @param part number of the usual spare part; null when none is usual
   * @param quantity of the part; null or 0 when none is usual
   * @param counted pieces of the part that lie in stock, as a planner counted them; null when
   *     nobody counted
   * @param withoutParts true when a planner decided to repair without
   */
  public record Input(
      String workOrder,
      String machine,
      @Nullable String part,
      @Nullable Integer quantity,
      @Nullable Integer counted,
      @Nullable Boolean withoutParts) {}

  private final WorkOrders workOrders;
  private final PartsStock stock;

  public ReserveParts(WorkOrders workOrders, PartsStock stock) {
    this.workOrders = workOrders;
    this.stock = stock;
  }

  @Override
  public String type() {
    return "reserve-parts";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    var workOrder = new WorkOrderId(input.workOrder());
    return switch (reserve(workOrder, input)) {
      case Reservation.Reserved _ -> {
        await(workOrder, "A technician: repair " + input.machine() + ".");
        yield new Outcome.Done<>(new Nothing());
      }
      case Reservation.OutOfStock(String part, int wanted, int onHand) -> {
        String sentence = "%d × %s wanted, %d free in stock.".formatted(wanted, part, onHand);
        await(workOrder, "A planner: " + sentence);
        yield new Outcome.BusinessError<>(OUT_OF_STOCK, sentence);
      }
    };
  }

  private Reservation reserve(WorkOrderId workOrder, Input input) {
    String part = input.part();
    Integer quantity = input.quantity();
    if (part == null
        || quantity == null
        || quantity == 0
        || Boolean.TRUE.equals(input.withoutParts())) {
      return new Reservation.Reserved();
    }
    Integer counted = input.counted();
    if (counted != null && stock.of(workOrder).isEmpty()) {
      stock.count(part, counted);
    }
    return stock.reserve(workOrder, Map.of(part, quantity));
  }

  private void await(WorkOrderId workOrder, String waitingFor) {
    workOrders.move(workOrder, WorkOrder.Status.OPEN, waitingFor);
  }
}
