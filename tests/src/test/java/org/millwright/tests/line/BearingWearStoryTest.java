package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.millwright.tests.line.Answers.Document;
import org.millwright.tests.line.Answers.Finding;
import org.millwright.tests.line.Answers.Reading;
import org.millwright.tests.line.Answers.Task;
import org.millwright.tests.line.Answers.WorkOrder;
import org.xml.sax.SAXException;

/** The main job: a machine wears, a rule judges, a technician repairs, the ERP hears. */
@ExtendWith(SharedPlant.class)
class BearingWearStoryTest {
  /** Zone boundary B/C of ISO 20816-3, group 2, rigid: mm/s r.m.s. */
  private static final double LIMIT = 2.8;

  private static final String WORK_DONE = "Replaced the spindle bearing";

  private final RunningPlant plant;
  private final Line line;
  private String machine = "";

  BearingWearStoryTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @AfterEach
  void repair() {
    plant.twin().repair(machine);
  }

  private Story begin(String wearing, Map<String, Object> fault) {
    machine = wearing;
    return Story.begin(plant, wearing, fault);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aWornBearingBecomesOneRepairOfWhichTheErpHearsOnce(@TempDir Path folder)
      throws IOException, InterruptedException, SAXException {
    Story story = begin("cnc-1", Map.of());

    Finding finding = story.awaitFinding();
    Figures.took("fault to finding", story.began(), finding.knownAt());
    assertThat(finding.reason()).contains("above 2.8 mm/s");
    Task task = story.awaitTask();
    Figures.took("finding to task", finding.knownAt(), task.createdAt());
    assertThat(Duration.between(finding.knownAt(), task.createdAt()))
        .isLessThan(Duration.ofSeconds(10));
    assertThat(task.elementId()).isEqualTo("repair-machine");

    story.repair();
    new Browser(plant).complete(task, WORK_DONE);
    Figures.took("fault to completed task", story.began(), plant.clock().instant());

    WorkOrder order = story.requireEndedOnce();
    Figures.took("fault to closed work order", story.began(), plant.clock().instant());
    assertThat(order.outcome()).startsWith("Repaired: " + WORK_DONE);
    assertThat(line.tasks(order.processInstanceKey())).hasSize(1);
    assertThat(line.instance(order.processInstanceKey()).visited())
        .contains("repair-machine", "repair-proven", "wait-for-erp", "work-order-closed")
        .doesNotContain("withdrawn", "work-order-cancelled");
    requireDocument(order, folder);
    requireHistory(story, finding);
  }

  private void requireDocument(WorkOrder order, Path folder) throws IOException, SAXException {
    Document document = line.documents(order.id()).getFirst();
    String xml = plant.twin().document(document.id());
    assertThat(xml).isEqualTo(line.body(document)).contains(WORK_DONE, "cnc-1");
    Optional<B2mmlSchema> schema = B2mmlSchema.of("OperationsPerformance", folder);
    if (schema.isPresent()) {
      schema.get().validate(xml);
    }
    Figures.say("document checked against the B2MML schema: " + schema.isPresent());
  }

  private void requireHistory(Story story, Finding finding) {
    Instant now = plant.clock().instant();
    var readings = line.history(machine, "vibration", story.began(), now);
    assertThat(readings).extracting(Reading::value).anyMatch(value -> value > LIMIT);
    assertThat(readings.getLast().value()).isLessThan(LIMIT);
    assertThat(readings.getFirst().at()).isBefore(finding.at());
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aTaskCompletedWithoutRepairComesBackWithTheEvidence() {
    Story story = begin("cnc-2", Map.of());
    story.awaitFinding();
    Task first = story.awaitTask();

    story.complete(first, "Looked at it");
    Task second = story.awaitTaskAfter(first);

    var variables = Optional.ofNullable(line.task(second.id()).variables()).orElseThrow();
    assertThat(variables.path("attempt").asInt()).isEqualTo(2);
    assertThat(variables.path("verification").asString()).startsWith("Not verified");
    assertThat(variables.path("evidence").asString()).contains("mean of vibration", "limit");
    assertThat(line.documents(story.awaitWorkOrder().id())).isEmpty();

    story.repair();
    story.complete(second, WORK_DONE);
    WorkOrder order = story.requireEndedOnce();
    assertThat(line.tasks(order.processInstanceKey())).hasSize(2);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aFaultThatGoesAwayByItselfCancelsTheWorkOrder() {
    Story story = begin("cnc-3", Map.of("for", 40));
    Finding finding = story.awaitFinding();
    Task task = story.awaitTask();

    WorkOrder order = line.awaitStatus(finding.key(), "cancelled", Duration.ofMinutes(4));

    Eventually.holds(
        "the process has ended",
        Duration.ofSeconds(30),
        () -> line.instance(order.processInstanceKey()).state().equals("completed"));
    assertThat(order.outcome()).startsWith("Withdrawn: the finding ended before anybody started");
    assertThat(story.finding().endedAt()).isNotNull();
    assertThat(line.task(task.id()).state()).isEqualTo("cancelled");
    assertThat(line.documents(order.id())).isEmpty();
  }
}
