package org.millwright.bpmn.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.connectors.camunda.DocumentMessages;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineSettings;
import org.millwright.connectors.camunda.FindingMessages;
import org.millwright.connectors.camunda.TaskOutcome;
import org.millwright.connectors.camunda.WorkerHost;
import org.millwright.domain.erp.ErpDocument.MaintenancePerformance;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrder.Status;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;
import org.millwright.workers.maintenance.MaintenanceWorkers;
import org.millwright.workers.memory.Bench;

/** The work order on the real broker, with people's tasks and what its exporter tells the bus. */
class WorkOrderOnBrokerTest {

  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final String BEARING = Bench.BEARING;
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir static Path data;

  private static EmbeddedStack stack;
  private static Engine engine;
  private static EngineTopic topic;
  private static WorkerHost workers;
  private static final Bench BENCH = new Bench();

  @BeforeAll
  static void start() throws Exception {
    stack = EmbeddedStack.start(data, Set.of(PartName.KAFKA, PartName.ENGINE));
    topic = new EngineTopic(stack.kafkaBootstrap());
    engine =
        Engine.connect(
            new EngineSettings(URI.create(stack.engineGrpc()), URI.create(stack.engineRest())));
    assertThat(engine.deploy(artefacts())).isEqualTo(new Engine.Deployment.Accepted());
    workers =
        WorkerHost.open(
            engine,
            new MaintenanceWorkers(
                    BENCH.workOrders, BENCH.stock, BENCH.findings, topic, BENCH.outbox, CLOCK)
                .all(),
            CLOCK);
  }

  @AfterAll
  static void stop() throws IOException {
    workers.close();
    engine.close();
    topic.close();
    stack.close();
  }

  private static Map<String, byte[]> artefacts() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (Stream<Path> folder = Files.list(Path.of("maintenance"))) {
      for (Path file : folder.sorted().toList()) {
        files.put("bpmn/" + file, Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void aRepairThatDidNotHelpComesBackAndTheSecondOneClosesTheWorkOrderThroughAKilledBroker()
      throws IOException {
    BENCH.stock.with(BEARING, 1);
    Finding finding = open("cnc-1");
    EngineRecord.Task first = awaitTask(finding);
    assertThat(first.groups()).containsExactly("technicians");
    assertThat(first.priority()).isEqualTo(70);
    assertThat(first.dueAt()).isEqualTo(order(finding).dueAt());

    assertThat(engine.tasks().assign(first.key(), "anna")).isEqualTo(new TaskOutcome.Done());
    assertThat(engine.tasks().assign(first.key(), "bert")).isInstanceOf(TaskOutcome.Conflict.class);
    complete(first, "changed the bearing", true);
    assertThat(engine.tasks().complete(first.key(), Map.of()))
        .isInstanceOf(TaskOutcome.NotFound.class);
    standsFromNowOn(finding, Standing.PRESENT);

    EngineRecord.Task second = awaitTask(finding);
    assertThat(second.key()).isNotEqualTo(first.key());
    assertThat(variable(second, "attempt")).isEqualTo("2");
    assertThat(variable(second, "verification")).contains("the condition is still there");
    assertThat(variable(second, "evidence")).contains("mean of vibration: 3.4 mm/s");

    kill(PartName.ENGINE);
    assertThat(engine.tasks().assign(second.key(), "bert")).isEqualTo(new TaskOutcome.Done());
    complete(second, "tightened it", false);
    standsFromNowOn(finding, Standing.ABSENT);

    Awaitility.await().atMost(BOUND).until(() -> !BENCH.outbox.documents().isEmpty());
    var document = (MaintenancePerformance) BENCH.outbox.documents().getFirst();
    assertThat(document.technician()).isEqualTo("bert");
    assertThat(document.parts())
        .as("used in the first attempt, whatever the second says")
        .extracting("part")
        .containsExactly(BEARING);
    engine.publish(DocumentMessages.accepted(document.id()));
    awaitState(finding, Status.CLOSED);
    Awaitility.await()
        .atMost(BOUND)
        .until(
            () -> topic.state(first.processInstance()),
            state -> state.equals(Optional.of(EngineRecord.State.COMPLETED)));
    assertThat(topic.of(EngineRecord.Incident.class)).isEmpty();
  }

  @Test
  void aFindingThatEndsBeforeAnybodyClaimedCancelsTheWorkOrderAndItsTask() {
    BENCH.stock.with(BEARING, 1);
    Finding finding = open("cnc-2");
    EngineRecord.Task task = awaitTask(finding);
    engine.publish(FindingMessages.ended(BENCH.ended(finding, now())));
    awaitState(finding, Status.CANCELLED);
    assertThat(engine.tasks().assign(task.key(), "anna")).isEqualTo(new TaskOutcome.NotFound());
  }

  private static Finding open(String machine) {
    Finding finding = BENCH.found(machine, now(), Severity.WARNING);
    assertThat(engine.publish(FindingMessages.opened(finding))).isTrue();
    return finding;
  }

  private static Instant now() {
    return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void complete(EngineRecord.Task task, String workDone, boolean partsUsed) {
    Map<String, Object> variables =
        Map.of("workDone", workDone, "technician", "bert", "partsUsed", partsUsed);
    assertThat(engine.tasks().complete(task.key(), variables)).isEqualTo(new TaskOutcome.Done());
  }

  /** All readings of this status are from after the repair; they cover more than the proof. */
  private static void standsFromNowOn(Finding finding, Standing standing) {
    BENCH.stands(finding, standing, now(), now().plusSeconds(10));
  }

  private static EngineRecord.Task awaitTask(Finding finding) {
    Awaitility.await()
        .atMost(BOUND)
        .until(
            () -> topic.freeTask("repair-machine").filter(task -> isOf(task, finding)).isPresent());
    return topic.freeTask("repair-machine").orElseThrow();
  }

  private static boolean isOf(EngineRecord.Task task, Finding finding) {
    return BENCH
        .workOrders
        .of(finding.key())
        .filter(order -> order.processInstanceKey() == task.processInstance())
        .isPresent();
  }

  private static String variable(EngineRecord.Task task, String name) {
    return topic.of(EngineRecord.Variable.class).stream()
        .filter(each -> each.processInstance() == task.processInstance())
        .filter(each -> each.name().equals(name))
        .reduce((first, last) -> last)
        .orElseThrow()
        .value();
  }

  private static WorkOrder order(Finding finding) {
    return BENCH.workOrders.of(finding.key()).orElseThrow();
  }

  private static void awaitState(Finding finding, Status status) {
    Awaitility.await().atMost(BOUND).until(() -> order(finding).status() == status);
  }

  /** Ends a part as a power cut would, and waits until its supervisor has brought it back. */
  private static void kill(PartName part) throws IOException {
    ProcessHandle killed = stack.process(part);
    killed.destroyForcibly();
    Awaitility.await()
        .atMost(BOUND)
        .ignoreExceptions()
        .until(() -> stack.process(part).pid() != killed.pid() && engine.isReady());
  }
}
