package org.millwright.workers.maintenance;

import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrderId;

/** Takes the reserved spare parts out of the stock, or puts them back when they were not used. */
public final class ConsumeParts implements Worker<ConsumeParts.Input, Worker.Nothing> {

  /**
   * What it needs.
   *
   * @param partsUsed the technician's word; null counts as true
   */
  public record Input(String workOrder, @Nullable Boolean partsUsed) {}

  private final PartsStock stock;

  public ConsumeParts(PartsStock stock) {
    this.stock = stock;
  }

  @Override
  public String type() {
    return "consume-parts";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    var workOrder = new WorkOrderId(input.workOrder());
    if (Boolean.FALSE.equals(input.partsUsed())) {
      stock.release(workOrder);
    } else {
      stock.consume(workOrder);
    }
    return new Outcome.Done<>(new Nothing());
  }
}
