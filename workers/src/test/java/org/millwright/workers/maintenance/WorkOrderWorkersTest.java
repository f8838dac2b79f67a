package org.millwright.workers.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.workers.memory.Bench.BEARING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.erp.ErpDocument.PartUsed;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.workers.memory.Bench;

/** Every job is given twice, as the engine may do. */
class WorkOrderWorkersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T07:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final WorkOrderId ORDER = WorkOrderId.of(1);
  private static final long INSTANCE = 2251799813685251L;

  private final Bench bench = new Bench();
  private final Finding finding = bench.found("cnc-1", NOW.minusSeconds(20), Severity.WARNING);

  @Test
  void openingTwiceLeadsToOneWorkOrder() {
    OpenWorkOrder.Result result = open("high");
    assertThat(result.workOrder()).isEqualTo("WO-000001");
    assertThat(result.dueAt()).isEqualTo("2026-03-01T11:00:00Z");
    assertThat(bench.workOrders.size()).isEqualTo(1);
  }

  @Test
  void aWorkOrderThatIsOpenStaysOursWhenItsFindingEndsMeanwhile() {
    open("high");
    bench.ended(finding, NOW);
    assertThat(open("high").opened()).isTrue();
  }

  @Test
  void aPriorityThatTheTableMisspellsStopsWithTheWords() {
    var worker = new OpenWorkOrder(bench.workOrders, bench.findings, CLOCK);
    assertThat(worker.work(opening("hihg")))
        .isEqualTo(
            new Outcome.Stop<>(
                "priority is \"hihg\", expected low, medium, high or urgent: see"
                    + " work-order-priority.dmn"));
  }

  @Test
  void onePartIsPutAsideOnce() {
    bench.stock.with(BEARING, 3);
    open("high");
    assertThat(twice(new ReserveParts(bench.workOrders, bench.stock), reserving()))
        .isInstanceOf(Outcome.Done.class);
    assertThat(bench.stock.free(BEARING)).isEqualTo(2);
  }

  @Test
  void anEmptyStockIsABusinessErrorAndSaysWhatIsWanted() {
    open("high");
    assertThat(twice(new ReserveParts(bench.workOrders, bench.stock), reserving()))
        .isEqualTo(
            new Outcome.BusinessError<>(
                "OUT_OF_STOCK", "1 × BEARING-6205 wanted, 0 free in stock."));
  }

  @Test
  void whatAPlannerCountedIsInStockAndIsReservedOnce() {
    open("high");
    var counted = new ReserveParts.Input("WO-000001", "cnc-1", BEARING, 1, 3, false);
    assertThat(twice(new ReserveParts(bench.workOrders, bench.stock), counted))
        .isInstanceOf(Outcome.Done.class);
    assertThat(bench.stock.free(BEARING)).isEqualTo(2);
  }

  @Test
  void anEscalationIsSaidOnce() {
    open("high");
    bench.workOrders.move(ORDER, WorkOrder.Status.OPEN, "A technician: repair cnc-1.");
    twice(new EscalateWorkOrder(bench.workOrders), new EscalateWorkOrder.Input("WO-000001", NOW));
    assertThat(order().waitingFor())
        .isEqualTo(
            "A technician: repair cnc-1. Late: was due at 2026-03-01T07:00:00Z; the supervisor has"
                + " been told.");
  }

  @Test
  void aWithdrawalNeedsAnEndedFindingAndNobodyAtWork() {
    var worker = new CheckWithdrawal(bench.findings, bench.tasks);
    var input = new CheckWithdrawal.Input(finding.key().value(), INSTANCE);
    assertThat(worker.work(input)).isEqualTo(withdrawn(false));
    bench.ended(finding, NOW);
    assertThat(worker.work(input)).isEqualTo(withdrawn(true));
    bench.tasks.start(INSTANCE);
    assertThat(worker.work(input)).isEqualTo(withdrawn(false));
  }

  @Test
  void aWithdrawalWaitsUntilAClaimThatWasMadeBeforeItIsKnown() {
    var worker = new CheckWithdrawal(bench.findings, bench.tasks);
    var input = new CheckWithdrawal.Input(finding.key().value(), INSTANCE);
    bench.ended(finding, NOW);
    bench.tasks.fallBehind();
    bench.tasks.start(INSTANCE);
    assertThat(worker.work(input)).isInstanceOf(Outcome.Later.class);
    bench.tasks.catchUp();
    assertThat(worker.work(input)).isEqualTo(withdrawn(false));
  }

  @Test
  void partsThatWereNotUsedGoBack() {
    bench.stock.with(BEARING, 1);
    open("high");
    twice(new ReserveParts(bench.workOrders, bench.stock), reserving());
    twice(new ConsumeParts(bench.stock), new ConsumeParts.Input("WO-000001", false));
    assertThat(bench.stock.free(BEARING)).isEqualTo(1);
  }

  @Test
  void theErpGetsOneDocumentWithWhatWasDone() {
    bench.stock.with(BEARING, 1);
    open("high");
    twice(new ReserveParts(bench.workOrders, bench.stock), reserving());
    twice(new ConsumeParts(bench.stock), new ConsumeParts.Input("WO-000001", null));
    var worker = new ReportToErp(bench.workOrders, bench.stock, bench.outbox, CLOCK);
    Instant completed = NOW.plus(Duration.ofMinutes(30));
    var input =
        new ReportToErp.Input(
            "WO-000001", finding.title(), finding.reason(), "new bearing", "anna", completed);
    assertThat(twice(worker, input))
        .isEqualTo(new Outcome.Done<>(new ReportToErp.Result("WO-000001-20260301T070000Z")));
    assertThat(bench.outbox.documents())
        .containsExactly(
            new MaintenancePerformance(
                "WO-000001-20260301T070000Z",
                ORDER,
                finding.subject(),
                NOW,
                completed,
                "Vibration in zone C: mean of 10 s is 3.12 mm/s, above 2.8 mm/s",
                "new bearing",
                "anna",
                List.of(new PartUsed(BEARING, 1)),
                NOW));
  }

  @Test
  void theEndSaysHowItWent() {
    open("high");
    twice(
        new CloseWorkOrder(bench.workOrders, CLOCK),
        new CloseWorkOrder.Input(
            "WO-000001", "new bearing.", "The finding ended.", "WO-000001-20260301T070000Z"));
    assertThat(order().status()).isEqualTo(WorkOrder.Status.CLOSED);
    assertThat(order().outcome())
        .isEqualTo(
            "Repaired: new bearing. The finding ended. The ERP accepted"
                + " WO-000001-20260301T070000Z.");
  }

  @Test
  void everyJobTypeHasItsWorker() {
    assertThat(bench.workers(CLOCK).all())
        .extracting(Worker::type)
        .containsExactlyInAnyOrderElementsOf(MaintenanceWorkers.JOB_TYPES);
  }

  private static <I extends Record, R extends Record> Outcome<R> twice(
      Worker<I, R> worker, I input) {
    worker.work(input);
    return worker.work(input);
  }

  private static Outcome<CheckWithdrawal.Result> withdrawn(boolean withdrawn) {
    return new Outcome.Done<>(new CheckWithdrawal.Result(withdrawn));
  }

  private OpenWorkOrder.Result open(String priority) {
    var worker = new OpenWorkOrder(bench.workOrders, bench.findings, CLOCK);
    var outcome = twice(worker, opening(priority));
    return ((Outcome.Done<OpenWorkOrder.Result>) outcome).result();
  }

  private OpenWorkOrder.Input opening(String priority) {
    return new OpenWorkOrder.Input(
        finding.key().value(), "cnc-1", priority, Duration.ofHours(4), INSTANCE);
  }

  private static ReserveParts.Input reserving() {
    return new ReserveParts.Input("WO-000001", "cnc-1", BEARING, 1, null, null);
  }

  private WorkOrder order() {
    return bench.workOrders.of(ORDER).orElseThrow();
  }
}
