package org.millwright.app.line;

import java.util.List;
import org.millwright.connectors.store.EngineLog;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.job.EngineRecord;

/**
 * Takes what the engine did off the bus: the read model follows, and a work order shows who has
 * taken it on, which the process itself does not see.
 */
public final class EngineDesk {

  private static final String REPAIR = "repair-machine";

  private final EngineLog log;
  private final TaskTable tasks;
  private final WorkOrderTable workOrders;

  public EngineDesk(EngineLog log, TaskTable tasks, WorkOrderTable workOrders) {
    this.log = log;
    this.tasks = tasks;
    this.workOrders = workOrders;
  }

  public void take(List<EngineRecord> records) {
    log.apply(records);
    for (EngineRecord record : records) {
      if (record instanceof EngineRecord.Task task && task.elementId().equals(REPAIR)) {
        tasks.of(task.key()).ifPresent(this::follow);
      }
    }
  }

  /** What the task is now counts, not what a record that came again says of the past. */
  private void follow(TaskTable.Row task) {
    if (task.state() == EngineRecord.TaskState.OPEN) {
      workOrders.claimed(task.processInstanceKey(), task.assignee());
    }
  }
}
