package org.millwright.bpmn.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.workers.memory.Bench.BEARING;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.bpmn.Trail;
import org.millwright.connectors.camunda.DocumentMessages;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineSettings;
import org.millwright.connectors.camunda.FindingMessages;
import org.millwright.connectors.camunda.WorkerHost;
import org.millwright.domain.erp.Outbox;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.plant.MachineId;
import org.millwright.workers.memory.Bench;

/**
 * Every path of the work order with the real workers. The engine in process has no door for people,
 * so that paths behind a task begin where the completed task would lead.
 */
@ZeebeProcessTest
class WorkOrderPathsTest {

  private static final Duration BOUND = Duration.ofSeconds(40);
  private static final WorkOrderId FIRST = WorkOrderId.of(1);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final FindingKey KEY =
      FindingKey.of(FindingKind.MACHINE_NEEDS_WORK, new MachineId("cnc-1"), NOW);

  private final Bench bench = new Bench();
  private ZeebeTestEngine testEngine;
  private ZeebeClient client;
  private Engine engine;
  private WorkerHost workers;
  private RecordStream records;
  private Trail trail;

  @BeforeEach
  void connect() {
    Path folder = Path.of("maintenance");
    client
        .newDeployResourceCommand()
        .addResourceFile(folder.resolve("repair-machine.form").toString())
        .addResourceFile(folder.resolve("order-parts.form").toString())
        .addResourceFile(folder.resolve("escalated-repair.form").toString())
        .addResourceFile(folder.resolve("work-order-priority.dmn").toString())
        .addResourceFile(folder.resolve("work-order.bpmn").toString())
        .send()
        .join();
    URI address =
        URI.create("http://" + testEngine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
    engine = Engine.connect(new EngineSettings(address, address));
    InstantSource clock = InstantSource.system();
    workers = WorkerHost.open(engine, bench.workers(clock).all(), clock);
    trail = new Trail(records);
  }

  @AfterEach
  void close() {
    workers.close();
    engine.close();
  }

  @Test
  void aFindingLeadsToATaskForATechnicianWithItsPartPutAside() {
    bench.stock.with(BEARING, 1);
    start(Severity.CRITICAL);
    awaitAt("repair-machine");
    assertThat(bench.stock.free(BEARING)).isZero();
    assertThat(order().priority()).isEqualTo(Priority.URGENT);
    // The table gives PT1H to what is critical.
    assertThat(Duration.between(order().openedAt(), order().dueAt()))
        .isEqualTo(Duration.ofHours(1));
    assertThat(order().waitingFor()).isEqualTo("A technician: repair cnc-1.");
  }

  @Test
  void aFindingThatEndedBeforeTheWorkOrderWasOpenedLeadsToNothing() {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.ended(finding, NOW.plusSeconds(1));
    engine.publish(FindingMessages.opened(finding));
    awaitCompleted("nothing-to-do");
    assertThat(bench.workOrders.size()).isZero();
  }

  @Test
  void aFindingThatAlreadyHasAWorkOrderLeadsToNothing() {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.workOrders.open(finding.key(), new MachineId("cnc-1"), 4711, Priority.LOW, NOW, NOW);
    engine.publish(FindingMessages.opened(finding));
    awaitCompleted("nothing-to-do");
    assertThat(bench.workOrders.size()).isEqualTo(1);
  }

  @Test
  void theSameFindingPublishedTwiceStartsOneWorkOrder() {
    bench.stock.with(BEARING, 2);
    Finding finding = start(Severity.WARNING);
    assertThat(engine.publish(FindingMessages.opened(finding))).isTrue();
    awaitAt("repair-machine");
    assertThat(bench.workOrders.size()).isEqualTo(1);
    assertThat(trail.completed().stream().filter("open-work-order"::equals)).hasSize(1);
  }

  @Test
  void withoutPartsInStockAPlannerIsAsked() {
    start(Severity.WARNING);
    awaitAt("order-parts");
    assertThat(order().waitingFor())
        .isEqualTo("A planner: 1 × BEARING-6205 wanted, 0 free in stock.");
  }

  @Test
  void afterThePlannersWorkThePartIsReservedAgain() {
    bench.stock.with(BEARING, 1);
    startAt("reserve-parts", Map.of());
    awaitAt("repair-machine");
    assertThat(bench.stock.free(BEARING)).isZero();
  }

  @Test
  void whatThePlannerCountedIsReserved() {
    startAt("reserve-parts", Map.of("counted", 2));
    awaitAt("repair-machine");
    assertThat(bench.stock.free(BEARING)).isEqualTo(1);
  }

  @Test
  void aPlannerMayLetTheRepairBeginWithoutParts() {
    startAt("reserve-parts", Map.of("withoutParts", true));
    awaitAt("repair-machine");
    assertThat(bench.stock.of(FIRST)).isEmpty();
  }

  @Test
  void aRepairThatIsDueIsToldToTheSupervisorOnceAndGoesOn()
      throws InterruptedException, TimeoutException {
    bench.stock.with(BEARING, 1);
    start(Severity.WARNING);
    awaitAt("repair-machine");
    testEngine.increaseTime(Duration.ofHours(5));
    awaitAt("decide-on-delay");
    assertThat(trail.waitingAt()).contains("repair-machine");
    assertThat(order().waitingFor()).contains("Late").contains("the supervisor has been told");
  }

  @Test
  void aFindingThatEndsBeforeAnybodyStartedCancelsTheWorkOrder()
      throws InterruptedException, TimeoutException {
    bench.stock.with(BEARING, 1);
    Finding finding = start(Severity.WARNING);
    awaitAt("repair-machine");
    engine.publish(FindingMessages.ended(bench.ended(finding, NOW.plusSeconds(60))));
    awaitAt("grace");
    testEngine.increaseTime(Duration.ofSeconds(21));
    awaitCompleted("work-order-cancelled");
    assertThat(order().status()).isEqualTo(WorkOrder.Status.CANCELLED);
    assertThat(order().outcome())
        .isEqualTo(
            "Withdrawn: the finding ended before anybody started. mean of 10 s is 1.20 mm/s.");
    assertThat(bench.stock.free(BEARING)).isEqualTo(1);
    assertThat(trail.waitingAt()).isEmpty();
  }

  @Test
  void aFindingThatEndsAfterSomebodyStartedLeavesTheWorkOrderAlone()
      throws InterruptedException, TimeoutException {
    bench.stock.with(BEARING, 1);
    Finding finding = start(Severity.WARNING);
    awaitAt("repair-machine");
    bench.tasks.start(order().processInstanceKey());
    engine.publish(FindingMessages.ended(bench.ended(finding, NOW.plusSeconds(60))));
    awaitAt("grace");
    testEngine.increaseTime(Duration.ofSeconds(21));
    awaitCompleted("goes-on");
    assertThat(trail.waitingAt()).contains("repair-machine");
    assertThat(order().status()).isEqualTo(WorkOrder.Status.OPEN);
  }

  @Test
  void aClaimThatIsNotYetKnownIsWaitedForBeforeAWorkOrderIsCancelled()
      throws InterruptedException, TimeoutException {
    bench.stock.with(BEARING, 1);
    Finding finding = start(Severity.WARNING);
    awaitAt("repair-machine");
    bench.tasks.fallBehind();
    bench.tasks.start(order().processInstanceKey());
    engine.publish(FindingMessages.ended(bench.ended(finding, NOW.plusSeconds(60))));
    awaitAt("grace");
    testEngine.increaseTime(Duration.ofSeconds(21));
    Awaitility.await().atMost(BOUND).until(() -> trail.jobsPutOff("check-withdrawal") > 0);
    bench.tasks.catchUp();
    testEngine.increaseTime(Duration.ofSeconds(2));
    awaitCompleted("goes-on");
    assertThat(trail.waitingAt()).contains("repair-machine");
  }

  @Test
  void aRepairThatDidNotHelpBringsTheTaskBackWithEvidence() {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.stands(finding, EpisodeStatus.Standing.PRESENT, NOW, NOW.plusSeconds(20));
    startAt("verify-repair", afterRepair());
    awaitAt("repair-machine");
    assertThat(trail.completed()).contains("verify-repair").doesNotContain("repair-proven");
    assertThat(order().waitingFor())
        .startsWith("A technician: repair cnc-1. Not verified: after the repair the condition is");
  }

  @Test
  void aProvenRepairIsReportedAndClosedOnceTheErpAccepts() {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.stands(finding, EpisodeStatus.Standing.ABSENT, NOW.plusSeconds(1), NOW.plusSeconds(20));
    startAt("verify-repair", afterRepair());
    awaitAt("wait-for-erp");
    assertThat(trail.completed()).contains("repair-proven", "consume-parts");
    assertThat(bench.outbox.documents()).hasSize(1);
    engine.publish(DocumentMessages.accepted(documentId()));
    awaitCompleted("work-order-closed");
    assertThat(order().status()).isEqualTo(WorkOrder.Status.CLOSED);
    assertThat(order().outcome()).startsWith("Repaired: changed the bearing. The condition");
    assertThat(trail.waitingAt()).isEmpty();
  }

  @Test
  void aSilentErpIsShownOnTheWorkOrderWhileItWaitsOn()
      throws InterruptedException, TimeoutException {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.stands(finding, EpisodeStatus.Standing.ABSENT, NOW.plusSeconds(1), NOW.plusSeconds(20));
    startAt("verify-repair", afterRepair());
    awaitAt("wait-for-erp");
    bench.outbox.delivered(documentId(), new Outbox.Delivery(false, 3, "503 Service Unavailable"));
    testEngine.increaseTime(Duration.ofSeconds(16));
    awaitCompleted("delay-noted");
    assertThat(trail.waitingAt()).contains("wait-for-erp");
    assertThat(order().waitingFor())
        .isEqualTo(
            "The ERP: accept document %s, sent 3 times; last answer: 503 Service Unavailable"
                .formatted(documentId()));
    bench.outbox.delivered(documentId(), new Outbox.Delivery(false, 9, "500 Still broken"));
    testEngine.increaseTime(Duration.ofMinutes(5));
    Awaitility.await().atMost(BOUND).until(() -> order().waitingFor().endsWith("500 Still broken"));
  }

  @Test
  void aNoteOnTheErpThatHangsDoesNotKeepTheWorkOrderFromItsEnd()
      throws InterruptedException, TimeoutException {
    Finding finding = bench.found("cnc-1", NOW, Severity.WARNING);
    bench.stands(finding, EpisodeStatus.Standing.ABSENT, NOW.plusSeconds(1), NOW.plusSeconds(20));
    startAt("verify-repair", afterRepair());
    awaitAt("wait-for-erp");
    bench.outbox.goAway();
    testEngine.increaseTime(Duration.ofSeconds(16));
    awaitAt("note-erp-delay");
    engine.publish(DocumentMessages.accepted(documentId()));
    awaitCompleted("work-order-closed");
    Awaitility.await().atMost(BOUND).until(() -> trail.waitingAt().isEmpty());
  }

  private Finding start(Severity severity) {
    Finding finding = bench.found("cnc-1", NOW, severity);
    assertThat(engine.publish(FindingMessages.opened(finding))).isTrue();
    return finding;
  }

  /** Begins before an element, with the variables that an instance has there. */
  private void startAt(String element, Map<String, Object> more) {
    Finding finding =
        bench
            .findings
            .of(KEY)
            .map(FindingJournal.Entry::finding)
            .orElseGet(() -> bench.found("cnc-1", NOW, Severity.WARNING));
    var variables = new HashMap<String, Object>(FindingMessages.opened(finding).variables());
    variables.putAll(
        Map.of(
            "workOrder",
            FIRST.value(),
            "dueAt",
            NOW.plus(Duration.ofHours(4)).toString(),
            "priority",
            "high",
            "group",
            "technicians",
            "part",
            BEARING,
            "quantity",
            1));
    variables.putAll(more);
    bench.workOrders.open(
        finding.key(), finding.subject(), 1, Priority.HIGH, NOW, NOW.plus(Duration.ofHours(4)));
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("work-order")
        .latestVersion()
        .variables(variables)
        .startBeforeElement(element)
        .send()
        .join();
  }

  private static Map<String, Object> afterRepair() {
    return Map.of(
        "workDone", "changed the bearing", "completedAt", NOW.toString(), "partsUsed", true);
  }

  private WorkOrder order() {
    return bench.workOrders.of(FIRST).orElseThrow();
  }

  private String documentId() {
    return bench.outbox.documents().getFirst().id();
  }

  private void awaitAt(String element) {
    Awaitility.await(element).atMost(BOUND).until(() -> trail.waitingAt().contains(element));
  }

  private void awaitCompleted(String element) {
    Awaitility.await(element).atMost(BOUND).until(() -> trail.completed().contains(element));
  }
}
