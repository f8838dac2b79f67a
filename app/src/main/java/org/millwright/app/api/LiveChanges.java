package org.millwright.app.api;

import java.util.Map;
import java.util.Optional;
import org.millwright.app.live.Live;
import org.millwright.connectors.store.Change;
import org.millwright.connectors.store.ChangeFeed;
import org.millwright.connectors.store.CountermeasureTable;
import org.millwright.connectors.store.DeadLetterTable;
import org.millwright.connectors.store.DocumentTable;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.TaskTable;
import org.millwright.connectors.store.WorkOrderTable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.plant.MachineId;

/** Tells the consoles what changed in the database, as the lists of the API show it. */
public final class LiveChanges implements ChangeFeed.Listener {

  /** Where the changed rows are read. */
  public record Tables(
      FindingTable findings,
      WorkOrderTable workOrders,
      TaskTable tasks,
      DocumentTable documents,
      DeadLetterTable deadLetters,
      CountermeasureTable countermeasures) {}

  private final Tables tables;
  private final OpenWork openWork;
  private final MachineBoard board;
  private final Live live;

  public LiveChanges(Tables tables, OpenWork openWork, MachineBoard board, Live live) {
    this.tables = tables;
    this.openWork = openWork;
    this.board = board;
    this.live = live;
  }

  @Override
  public void changed(Change change) {
    String key = change.key();
    switch (change.kind()) {
      case FINDING -> tables.findings().row(new FindingKey(key)).ifPresent(this::finding);
      case WORK_ORDER -> workOrder(new WorkOrderId(key));
      case TASK -> tables.tasks().of(Long.parseLong(key)).ifPresent(this::task);
      case DOCUMENT -> document(key);
      case ORDER -> openWork.refresh();
      case DEAD_LETTER -> tables.deadLetters().of(key).ifPresent(this::deadLetter);
      case COUNTERMEASURE -> countermeasure(new CountermeasureId(key));
    }
  }

  @Override
  public void missed() {
    openWork.refresh();
    live.tell("hello", Map.of());
  }

  private void finding(FindingTable.Row row) {
    live.tell("finding", FindingView.of(row));
    workChangedOn(Optional.of(row.entry().finding().subject()));
  }

  private void workOrder(WorkOrderId id) {
    tables.workOrders().row(id).ifPresent(row -> live.tell("work-order", WorkOrderView.of(row)));
  }

  private void task(TaskTable.Row row) {
    live.tell("task", TaskView.of(row));
    workChangedOn(Optional.ofNullable(row.subject()).flatMap(MachineId::of));
  }

  private void document(String id) {
    tables
        .documents()
        .of(id)
        .ifPresent(row -> live.tell("document", DocumentCalls.DocumentView.of(row)));
  }

  private void countermeasure(CountermeasureId id) {
    tables
        .countermeasures()
        .of(id)
        .ifPresent(one -> live.tell("countermeasure", OeeReviewCalls.CountermeasureView.of(one)));
  }

  private void deadLetter(DeadLetterTable.DeadLetter letter) {
    live.tell(
        "dead-letter",
        Map.of("source", letter.source(), "at", letter.at(), "reason", letter.reason()));
  }

  private void workChangedOn(Optional<MachineId> machine) {
    openWork.refresh();
    machine.ifPresent(board::tell);
  }
}
