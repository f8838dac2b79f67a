package org.millwright.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.OrderTable;
import org.millwright.connectors.store.Page;
import org.millwright.connectors.store.TaskTable;
import org.millwright.domain.erp.ProductionOrder;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;

/** What is open on each machine, kept at hand for the board; {@link #refresh} reads it anew. */
public final class OpenWork {

  private record State(
      Map<String, Integer> findings, Map<String, Integer> tasks, List<OrderTable.Row> orders) {}

  private static final int MOST = 500;

  private final FindingTable findings;
  private final TaskTable tasks;
  private final OrderTable orders;
  private volatile State state = new State(Map.of(), Map.of(), List.of());

  public OpenWork(FindingTable findings, TaskTable tasks, OrderTable orders) {
    this.findings = findings;
    this.tasks = tasks;
    this.orders = orders;
  }

  /** Reads what is open. */
  public void refresh() {
    var page = new Page.Request(MOST, null);
    var findingsOn = new HashMap<String, Integer>();
    findings.list(new FindingTable.Filter(true, null), page).items().stream()
        .map(row -> row.entry().finding().subject().value())
        .forEach(machine -> findingsOn.merge(machine, 1, Integer::sum));
    var tasksOn = new HashMap<String, Integer>();
    tasks.list(new TaskTable.Filter(null, null, true), page).items().stream()
        .map(TaskTable.Row::subject)
        .forEach(machine -> tasksOn.merge(String.valueOf(machine), 1, Integer::sum));
    state = new State(findingsOn, tasksOn, orders.active());
  }

  int findingsOn(MachineId machine) {
    return state.findings().getOrDefault(machine.value(), 0);
  }

  int tasksOn(MachineId machine) {
    return state.tasks().getOrDefault(machine.value(), 0);
  }

  /** The order of the machine itself before that of its line; a running one before others. */
  Optional<OrderTable.Row> orderOn(Machine machine) {
    return state.orders().stream()
        .filter(row -> isFor(row.order(), machine))
        .min((a, b) -> Integer.compare(rank(a.order()), rank(b.order())));
  }

  private static boolean isFor(ProductionOrder order, Machine machine) {
    return machine.id().value().equals(order.machine()) || machine.line().equals(order.line());
  }

  private static int rank(ProductionOrder order) {
    int running = order.status() == ProductionOrder.Status.RUNNING ? 0 : 2;
    return running + (order.machine() != null ? 0 : 1);
  }
}
