package org.millwright.connectors.erp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.erp.OrderBook;
import org.millwright.domain.erp.ProductionOrder;

/** An order book in memory. */
final class MemoryOrders implements OrderBook {

  private final Set<String> taken = new HashSet<>();
  private final Map<String, ProductionOrder> orders = new LinkedHashMap<>();

  @Override
  public synchronized Receipt take(OperationsSchedule schedule) {
    boolean first = taken.add(schedule.id());
    if (first) {
      schedule.orders().forEach(order -> orders.put(order.id(), order));
    }
    return new Receipt(schedule.id(), schedule.orders().size(), !first);
  }

  synchronized Map<String, ProductionOrder> orders() {
    return Map.copyOf(orders);
  }
}
