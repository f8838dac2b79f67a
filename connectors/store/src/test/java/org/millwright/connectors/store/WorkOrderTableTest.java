package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.connectors.store.Postgres.T0;

import java.util.HashSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrder.Status;
import org.millwright.domain.plant.MachineId;

class WorkOrderTableTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private static final MachineId PRESS_1 = new MachineId("press-1");

  private WorkOrderTable workOrders;

  @BeforeEach
  void emptyTables() {
    POSTGRES.database().run(jdbc -> jdbc.sql("truncate work_orders").update());
    workOrders = new WorkOrderTable(POSTGRES.database());
  }

  private static FindingKey finding(int second) {
    return FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, PRESS_1, T0.plusSeconds(second));
  }

  private WorkOrder open(int finding, long process) {
    return workOrders.open(
        finding(finding),
        PRESS_1,
        process,
        Priority.HIGH,
        T0.plusSeconds(finding),
        T0.plusSeconds(900));
  }

  @Test
  void theSecondProcessOfAFindingLearnsWhoseWorkOrderItIs() {
    WorkOrder first = open(1, 100);
    WorkOrder second = open(1, 200);
    assertThat(second).isEqualTo(first);
    assertThat(second.processInstanceKey()).isEqualTo(100);
  }

  @Test
  void eightThreadsAtOnceOpenOneWorkOrderForEachFinding() throws Exception {
    for (int round = 0; round < 5; round++) {
      int finding = round;
      var opened = Together.run(8, thread -> open(finding, thread));
      assertThat(new HashSet<>(opened)).hasSize(1);
    }
    assertThat(workOrders.list(WorkOrderTable.Filter.ALL, Page.Request.first()).items()).hasSize(5);
  }

  @Test
  void theFirstEndCountsAndNothingMovesAnEndedWorkOrder() {
    var id = open(1, 100).id();
    workOrders.move(id, Status.IN_PROGRESS, "a technician to finish the repair");
    workOrders.end(id, Status.CLOSED, T0.plusSeconds(60), "bearing changed");
    workOrders.end(id, Status.CANCELLED, T0.plusSeconds(90), "too late");
    workOrders.move(id, Status.VERIFYING, "fresh readings");
    WorkOrder closed = workOrders.of(id).orElseThrow();
    assertThat(closed.status()).isEqualTo(Status.CLOSED);
    assertThat(closed.outcome()).isEqualTo("bearing changed");
    assertThat(closed.waitingFor()).isNull();
    assertThat(closed.closedAt()).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void wordsAreAddedOnceAndTheStatusStays() {
    var id = open(1, 100).id();
    workOrders.move(id, Status.IN_PROGRESS, "ada: repair press-1.");
    workOrders.add(id, " Late.");
    workOrders.add(id, " Late.");
    WorkOrder late = workOrders.of(id).orElseThrow();
    assertThat(late.waitingFor()).isEqualTo("ada: repair press-1. Late.");
    assertThat(late.status()).isEqualTo(Status.IN_PROGRESS);
    workOrders.end(id, Status.CLOSED, T0.plusSeconds(60), "bearing changed");
    workOrders.add(id, " Late.");
    assertThat(workOrders.of(id).orElseThrow().waitingFor()).isNull();
  }

  @Test
  void textWithANulIsKept() {
    var id = open(1, 100).id();
    workOrders.move(id, Status.VERIFYING, "last answer: \0");
    assertThat(workOrders.of(id).orElseThrow().waitingFor()).isEqualTo("last answer: \uFFFD");
    workOrders.end(id, Status.CLOSED, T0.plusSeconds(60), "changed\0it");
    assertThat(workOrders.of(id).orElseThrow().outcome()).isEqualTo("changed\uFFFDit");
  }

  @Test
  void statusAndMachineNarrowTheList() {
    open(1, 100);
    workOrders.move(open(2, 200).id(), Status.IN_PROGRESS, "a technician");
    var inProgress = new WorkOrderTable.Filter(Status.IN_PROGRESS, PRESS_1);
    assertThat(workOrders.list(inProgress, Page.Request.first()).items())
        .singleElement()
        .satisfies(row -> assertThat(row.workOrder().waitingFor()).isEqualTo("a technician"));
    var elsewhere = new WorkOrderTable.Filter(null, new MachineId("oven-1"));
    assertThat(workOrders.list(elsewhere, Page.Request.first()).items()).isEmpty();
  }
}
