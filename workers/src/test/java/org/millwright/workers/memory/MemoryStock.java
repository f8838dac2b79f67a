package org.millwright.workers.memory;

import java.util.HashMap;
import java.util.Map;
import org.millwright.domain.maintenance.PartsStock;
import org.millwright.domain.maintenance.WorkOrderId;

/** A stock in memory, empty at first. */
public final class MemoryStock implements PartsStock {

  private final Map<String, Integer> free = new HashMap<>();
  private final Map<WorkOrderId, Map<String, Integer>> reserved = new HashMap<>();
  private final Map<WorkOrderId, Map<String, Integer>> consumed = new HashMap<>();

  /** Adds pieces of a part. */
  public synchronized MemoryStock with(String part, int pieces) {
    free.merge(part, pieces, Integer::sum);
    return this;
  }

  /** Pieces that nobody has reserved. */
  public synchronized int free(String part) {
    return free.getOrDefault(part, 0);
  }

  @Override
  public synchronized Reservation reserve(WorkOrderId workOrder, Map<String, Integer> parts) {
    if (!of(workOrder).isEmpty()) {
      return new Reservation.Reserved();
    }
    for (var wish : parts.entrySet()) {
      if (free(wish.getKey()) < wish.getValue()) {
        return new Reservation.OutOfStock(wish.getKey(), wish.getValue(), free(wish.getKey()));
      }
    }
    parts.forEach((part, quantity) -> with(part, -quantity));
    reserved.put(workOrder, Map.copyOf(parts));
    return new Reservation.Reserved();
  }

  @Override
  public synchronized void count(String part, int pieces) {
    int aside = reserved.values().stream().mapToInt(each -> each.getOrDefault(part, 0)).sum();
    free.put(part, pieces - aside);
  }

  @Override
  public synchronized void release(WorkOrderId workOrder) {
    Map<String, Integer> parts = reserved.remove(workOrder);
    if (parts != null) {
      parts.forEach(this::with);
    }
  }

  @Override
  public synchronized void consume(WorkOrderId workOrder) {
    Map<String, Integer> parts = reserved.remove(workOrder);
    if (parts != null) {
      consumed.put(workOrder, parts);
    }
  }

  @Override
  public synchronized Map<String, Integer> of(WorkOrderId workOrder) {
    return reserved.getOrDefault(workOrder, consumed.getOrDefault(workOrder, Map.of()));
  }
}
