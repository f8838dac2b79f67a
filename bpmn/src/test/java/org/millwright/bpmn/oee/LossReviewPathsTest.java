package org.millwright.bpmn.oee;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeIoMapping;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.extension.ZeebeProcessTest;
import io.camunda.zeebe.process.test.filters.RecordStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.bpmn.Trail;
import org.millwright.connectors.camunda.Engine;
import org.millwright.connectors.camunda.EngineSettings;
import org.millwright.connectors.camunda.FindingMessages;
import org.millwright.connectors.camunda.WorkerHost;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Status;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;
import org.millwright.workers.memory.Bench;
import org.millwright.workers.memory.MemoryLosses.Hours;

/**
 * Every path of the loss review with the real workers. The engine in process has no door for
 * people, so that paths behind a task begin where the completed task would lead.
 */
@ZeebeProcessTest
class LossReviewPathsTest {

  private static final Duration BOUND = Duration.ofSeconds(40);
  private static final CountermeasureId FIRST = CountermeasureId.of(1);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Path FOLDER = Path.of("oee");

  private final Bench bench = new Bench();
  private ZeebeTestEngine testEngine;
  private ZeebeClient client;
  private Engine engine;
  private WorkerHost workers;
  private RecordStream records;
  private Trail trail;

  @BeforeEach
  void connect() {
    client
        .newDeployResourceCommand()
        .addResourceFile(FOLDER.resolve("review-losses.form").toString())
        .addResourceFile(FOLDER.resolve("carry-out-countermeasure.form").toString())
        .addResourceFile(FOLDER.resolve("judge-effect.form").toString())
        .addResourceFile(FOLDER.resolve("late-review.form").toString())
        .addResourceFile(FOLDER.resolve("loss-review-priority.dmn").toString())
        .addResourceFile(FOLDER.resolve("loss-review.bpmn").toString())
        .send()
        .join();
    URI address =
        URI.create("http://" + testEngine.getGatewayAddress().replace("0.0.0.0", "127.0.0.1"));
    engine = Engine.connect(new EngineSettings(address, address));
    InstantSource clock = InstantSource.system();
    var all = new ArrayList<Worker<?, ?>>(bench.workers(clock).all());
    all.addAll(bench.oeeWorkers(clock).all());
    workers = WorkerHost.open(engine, all, clock);
    trail = new Trail(records);
  }

  @AfterEach
  void close() {
    workers.close();
    engine.close();
  }

  @Test
  void aFindingLeadsToATaskForASupervisorThatShowsWhereTheTimeWent() {
    start(Severity.WARNING);
    awaitAt("review-losses");
    assertThat(first().kpi()).isEqualTo(OeeRatio.OEE);
    assertThat(first().before()).hasValue(0.5);
    assertThat(variables())
        .containsEntry("losses", "\"Breakdown: 240.0 min (50.0 % of planned time)\"")
        .containsEntry("before", "\"50.0 %\"")
        // A warning of which one loss takes half of the time: the table's second row.
        .containsEntry("priority", "\"high\"")
        .containsEntry("decideIn", "\"PT8H\"");
  }

  @Test
  void tooMuchScrapIsReviewedAndMeasuredOnItsRatio() {
    bench.losses.hours(new Hours(60, 10, 60));
    Finding finding = bench.foundScrap("cnc-1", NOW, Severity.CRITICAL);
    assertThat(engine.publish(FindingMessages.opened(finding))).isTrue();
    awaitAt("review-losses");
    assertThat(first().kpi()).isEqualTo(OeeRatio.SCRAP_RATIO);
    assertThat(first().before()).hasValue(0.1);
    assertThat(variables()).containsEntry("priority", "\"urgent\"");
  }

  @Test
  void aMachineHasOneReviewAtATime() {
    start(Severity.WARNING);
    awaitAt("review-losses");
    Finding scrap = bench.foundScrap("cnc-1", NOW.plusSeconds(5), Severity.WARNING);
    assertThat(engine.publish(FindingMessages.opened(scrap))).isTrue();
    Finding other = bench.foundLow("cnc-2", NOW.plusSeconds(5), Severity.WARNING);
    assertThat(engine.publish(FindingMessages.opened(other))).isTrue();
    Awaitility.await().atMost(BOUND).until(() -> countOf("review-losses") == 2);
    assertThat(bench.countermeasures.all())
        .extracting(each -> each.machine().value())
        .containsExactly("cnc-1", "cnc-2");
  }

  @Test
  void aFindingThatEndedBeforeItsReviewLeadsToNothing() {
    Finding finding = bench.foundLow("cnc-1", NOW, Severity.WARNING);
    bench.ended(finding, NOW.plusSeconds(1));
    engine.publish(FindingMessages.opened(finding));
    awaitCompleted("nothing-to-do");
    assertThat(bench.countermeasures.all()).isEmpty();
  }

  @Test
  void nobodyWhoDecidesIsToldToTheManagersWhileTheTaskStays()
      throws InterruptedException, TimeoutException {
    start(Severity.WARNING);
    awaitAt("review-losses");
    testEngine.increaseTime(Duration.ofHours(7));
    assertThat(trail.waitingAt()).doesNotContain("see-to-review");
    testEngine.increaseTime(Duration.ofMinutes(61));
    awaitAt("see-to-review");
    assertThat(trail.waitingAt()).contains("review-losses");
    assertThat(first().note()).contains("the managers have been told");
  }

  @Test
  void aCountermeasureWithOwnerAndDueTimeGoesToItsOwner() {
    startAt("act-or-not", plan("2099-03-01"));
    awaitAt("carry-out-countermeasure");
    assertThat(trail.completed()).contains("plan-agreed");
    assertThat(first().status()).isEqualTo(Status.AGREED);
    assertThat(Optional.ofNullable(first().plan()))
        .hasValueSatisfying(plan -> assertThat(plan.owner()).isEqualTo("Ada"));
  }

  @Test
  void aPlanThatLacksSomethingBringsTheTaskBack() {
    startAt("act-or-not", plan("soon"));
    awaitAt("review-losses");
    assertThat(variables().get("planFault")).contains("expected a date such as");
    assertThat(first().status()).isEqualTo(Status.REVIEWING);
  }

  @Test
  void theDecisionEndsItsEscalation() {
    startAt("act-or-not", Map.of("decision", "no-action", "noActionReason", "is replaced"));
    awaitCompleted("review-closed");
    assertThat(trail.completed()).contains("decided-to-do-nothing", "nothing-is-done");
    assertThat(first().status()).isEqualTo(Status.NO_ACTION);
    assertThat(first().note()).isEqualTo("No action: is replaced");
    assertThat(trail.waitingAt()).isEmpty();
  }

  @Test
  void theOwnerIsRemindedWhenItIsDueAndAgain() throws InterruptedException, TimeoutException {
    startAt("act-or-not", plan(NOW.plus(Duration.ofHours(30)).toString()));
    awaitAt("carry-out-countermeasure");
    testEngine.increaseTime(Duration.ofHours(29));
    assertThat(trail.completed()).doesNotContain("remind-owner");
    testEngine.increaseTime(Duration.ofHours(2));
    awaitCompleted("reminded");
    assertThat(trail.waitingAt()).contains("carry-out-countermeasure");
    assertThat(first().note()).contains("Ada was reminded");
    testEngine.increaseTime(Duration.ofHours(9));
    Awaitility.await().atMost(BOUND).until(() -> completions("remind-owner") >= 2);
  }

  @Test
  void theEffectIsMeasuredAfterAnEquallyLongWindow() throws InterruptedException, TimeoutException {
    Instant inForce = NOW.minus(Duration.ofHours(9));
    bench.losses.from(inForce, new Hours(45, 0, 60));
    startAt("confirm-countermeasure", doneAt(inForce));
    awaitAt("effect-shows");
    assertThat(first().status()).isEqualTo(Status.IN_FORCE);
    testEngine.increaseTime(Duration.ofHours(7));
    assertThat(trail.waitingAt()).contains("effect-shows");
    testEngine.increaseTime(Duration.ofMinutes(61));
    awaitAt("judge-effect");
    assertThat(variables()).containsEntry("effect", "\"better\"");
    assertThat(variables().get("effectWords"))
        .contains("OEE: 50.0 % before")
        .contains("75.0 % after")
        .contains("+25.0 points");
    assertThat(first().status()).isEqualTo(Status.MEASURED);
  }

  @Test
  void anAcceptedEffectClosesTheReview() {
    Map<String, Object> more = new HashMap<>(doneAt(NOW));
    more.putAll(Map.of("verdict", "accept", "effectWords", "OEE: better", "supervisorNote", "ok"));
    startAt("is-accepted", more);
    awaitCompleted("review-closed");
    assertThat(first().status()).isEqualTo(Status.ACCEPTED);
    assertThat(first().note()).isEqualTo("Accepted. OEE: better ok");
    assertThat(trail.waitingAt()).isEmpty();
  }

  @Test
  void anEffectThatIsNotAcceptedLeadsToAnotherRound() {
    Map<String, Object> more = new HashMap<>(doneAt(NOW));
    more.putAll(Map.of("verdict", "again", "effectWords", "OEE: same"));
    startAt("is-accepted", more);
    awaitAt("review-losses");
    assertThat(bench.countermeasures.all())
        .extracting(Countermeasure::status)
        .containsExactly(Status.REPEATED, Status.REVIEWING);
    assertThat(variables())
        .containsEntry("round", "2")
        .containsEntry("effectWords", "\"OEE: same\"");
  }

  @Test
  void aFindingThatEndsCancelsAReviewThatNobodyTouched()
      throws InterruptedException, TimeoutException {
    Finding finding = start(Severity.WARNING);
    awaitAt("review-losses");
    engine.publish(FindingMessages.ended(bench.ended(finding, NOW.plusSeconds(60))));
    awaitAt("grace");
    testEngine.increaseTime(Duration.ofSeconds(21));
    awaitCompleted("review-cancelled");
    assertThat(first().status()).isEqualTo(Status.WITHDRAWN);
    assertThat(trail.waitingAt()).isEmpty();
  }

  @Test
  void aFindingThatEndsLeavesAReviewAloneThatSomebodyWorksOn()
      throws InterruptedException, TimeoutException {
    Finding finding = start(Severity.WARNING);
    awaitAt("review-losses");
    bench.tasks.start(first().processInstanceKey());
    engine.publish(FindingMessages.ended(bench.ended(finding, NOW.plusSeconds(60))));
    awaitAt("grace");
    testEngine.increaseTime(Duration.ofSeconds(21));
    awaitCompleted("goes-on");
    assertThat(trail.waitingAt()).contains("review-losses");
    assertThat(first().status()).isEqualTo(Status.REVIEWING);
  }

  @Test
  void onlyWhatItsFormAsksForLeavesATask() {
    var model = Bpmn.readModelFromFile(FOLDER.resolve("loss-review.bpmn").toFile());
    Map<String, List<String>> outputs =
        model.getModelElementsByType(UserTask.class).stream()
            .collect(Collectors.toMap(UserTask::getId, LossReviewPathsTest::outputs));
    assertThat(outputs)
        .isEqualTo(
            Map.of(
                "review-losses",
                List.of("decision", "noActionReason", "measure", "owner", "due"),
                "see-to-review",
                List.of("managerNote"),
                "carry-out-countermeasure",
                List.of("doneNote", "inForceAt"),
                "judge-effect",
                List.of("verdict", "supervisorNote")));
  }

  private static List<String> outputs(UserTask task) {
    return task.getSingleExtensionElement(ZeebeIoMapping.class).getOutputs().stream()
        .map(ZeebeOutput::getTarget)
        .toList();
  }

  private Finding start(Severity severity) {
    Finding finding = bench.foundLow("cnc-1", NOW, severity);
    assertThat(engine.publish(FindingMessages.opened(finding))).isTrue();
    return finding;
  }

  private static Map<String, Object> plan(String due) {
    return Map.of(
        "decision", "countermeasure", "measure", "Grease the chain", "owner", "Ada", "due", due);
  }

  private static Map<String, Object> doneAt(Instant inForce) {
    return Map.of(
        "decision",
        "countermeasure",
        "owner",
        "Ada",
        "doneNote",
        "greased",
        "inForceAt",
        inForce.toString());
  }

  /** Begins before an element, with the variables that an instance has there. */
  private void startAt(String element, Map<String, Object> more) {
    Finding finding = bench.foundLow("cnc-1", NOW, Severity.WARNING);
    var variables = new HashMap<String, Object>(FindingMessages.opened(finding).variables());
    variables.putAll(
        Map.of(
            "countermeasure",
            FIRST.value(),
            "round",
            1,
            "priority",
            "high",
            "decideIn",
            "PT8H",
            "remindEvery",
            "PT8H"));
    variables.putAll(more);
    long key =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId("loss-review")
            .latestVersion()
            .variables(opened(finding, variables))
            .startBeforeElement(element)
            .send()
            .join()
            .getProcessInstanceKey();
    assertThat(key).isPositive();
  }

  private Map<String, Object> opened(Finding finding, Map<String, Object> variables) {
    var window = new Span(NOW.minus(Duration.ofHours(17)), NOW.minus(Duration.ofHours(9)));
    Countermeasure opened =
        bench.countermeasures.open(
            finding.key(),
            finding.subject(),
            OeeRatio.OEE,
            1,
            window,
            OptionalDouble.of(0.5),
            1,
            NOW);
    if (variables.containsKey("doneNote")) {
      bench.countermeasures.agree(
          opened.id(), new Countermeasure.Plan("Grease the chain", "Ada", NOW), "");
    }
    return variables;
  }

  private Countermeasure first() {
    return bench.countermeasures.of(FIRST).orElseThrow();
  }

  /** The newest value of each variable, as JSON. */
  private Map<String, String> variables() {
    var all = new HashMap<String, String>();
    StreamSupport.stream(records.variableRecords().spliterator(), false)
        .forEach(record -> all.put(record.getValue().getName(), record.getValue().getValue()));
    return all;
  }

  private long completions(String element) {
    return trail.completed().stream().filter(element::equals).count();
  }

  private long countOf(String element) {
    return trail.waitingAt().stream().filter(element::equals).count();
  }

  private void awaitAt(String element) {
    Awaitility.await(element).atMost(BOUND).until(() -> trail.waitingAt().contains(element));
  }

  private void awaitCompleted(String element) {
    Awaitility.await(element).atMost(BOUND).until(() -> trail.completed().contains(element));
  }
}
