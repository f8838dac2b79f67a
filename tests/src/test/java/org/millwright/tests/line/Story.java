package org.millwright.tests.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.tests.line.Answers.Document;
import org.millwright.tests.line.Answers.Finding;
import org.millwright.tests.line.Answers.Task;
import org.millwright.tests.line.Answers.WorkOrder;

/**
 * One machine's bearing wears: what comes of it, step by step.
 *
 * <p>Bounds are long, because a machine that waits for parts shows no wear, for up to a minute.
 */
final class Story {
  static final String WEAR = "bearing-wear";

  private static final Duration STEP = Duration.ofMinutes(2);
  private static final Duration JUDGED = Duration.ofMinutes(3);
  private static final Duration VERIFIED = Duration.ofMinutes(4);

  private final RunningPlant plant;
  private final Line line;
  private final String machine;
  private final Instant began;

  private Story(RunningPlant plant, String machine) {
    this.plant = plant;
    this.line = plant.line();
    this.machine = machine;
    this.began = plant.clock().instant();
  }

  /** The bearing begins to wear, once the machine works and nothing is left from before. */
  static Story begin(RunningPlant plant, String machine) {
    return begin(plant, machine, Map.of());
  }

  /** As above, with more of the fault's fields, such as {@code for}. */
  static Story begin(RunningPlant plant, String machine, Map<String, Object> fields) {
    awaitHealthy(plant, machine);
    Story story = new Story(plant, machine);
    var fault = new HashMap<String, Object>(fields);
    fault.putAll(Map.of("machine", machine, "kind", WEAR));
    plant.twin().inject(fault);
    return story;
  }

  private static void awaitHealthy(RunningPlant plant, String machine) {
    Eventually.holds(
        machine + " works and has no open finding",
        JUDGED,
        () ->
            plant.twin().works(machine)
                && plant.line().findings(Line.NEEDS_WORK, machine, Instant.EPOCH).stream()
                    .allMatch(finding -> finding.endedAt() != null));
  }

  String machine() {
    return machine;
  }

  Instant began() {
    return began;
  }

  Finding awaitFinding() {
    return line.awaitFinding(Line.NEEDS_WORK, machine, began, JUDGED);
  }

  /** The one finding since the fault; two fail the test. */
  Finding finding() {
    List<Finding> findings = line.findings(Line.NEEDS_WORK, machine, began);
    assertThat(findings).as("findings for %s", machine).hasSize(1);
    return findings.getFirst();
  }

  WorkOrder awaitWorkOrder() {
    return line.awaitWorkOrder(finding().key(), STEP);
  }

  Task awaitTask() {
    return line.awaitTask(awaitWorkOrder().processInstanceKey(), "", STEP);
  }

  /** The task that follows {@code done}: it came back. */
  Task awaitTaskAfter(Task done) {
    return line.awaitTask(done.processInstanceKey(), done.id(), VERIFIED);
  }

  void repair() {
    plant.twin().repair(machine);
  }

  void complete(Task task, String workDone) {
    line.claim(task);
    line.complete(task, workDone);
  }

  /** The repaired machine is verified and a document stands in the outbox. */
  Document awaitDocument() {
    String order = awaitWorkOrder().id();
    return Eventually.find(
        "a document about " + order, VERIFIED, () -> line.documents(order).stream().findFirst());
  }

  WorkOrder awaitClosed() {
    return line.awaitStatus(finding().key(), "closed", VERIFIED);
  }

  /** One finding that has ended, one closed work order, one accepted document, one done process. */
  WorkOrder requireEndedOnce() {
    WorkOrder order = awaitClosed();
    Eventually.holds(
        "the process of " + order.id() + " is completed",
        STEP,
        () -> line.instance(order.processInstanceKey()).state().equals("completed"));
    Eventually.holds(
        "the finding about " + machine + " has ended", STEP, () -> finding().endedAt() != null);
    assertThat(order.incident()).isNull();
    assertThat(line.instance(order.processInstanceKey()).elements())
        .allMatch(element -> element.incident() == null);
    assertThat(line.workOrders(finding().key())).hasSize(1);
    requireOneDocument(order);
    return order;
  }

  private void requireOneDocument(WorkOrder order) {
    List<Document> documents = line.documents(order.id());
    assertThat(documents).as("documents about %s", order.id()).hasSize(1);
    assertThat(documents.getFirst().status()).isEqualTo("accepted");
    assertThat(received(documents.getFirst())).isPresent();
  }

  /** The ERP's own record of a document; it keeps one for each id. */
  Optional<Twin.Received> received(Document document) {
    List<Twin.Received> same =
        plant.twin().documents().stream().filter(r -> r.id().equals(document.id())).toList();
    assertThat(same).as("documents %s in the ERP", document.id()).hasSizeLessThan(2);
    return same.stream().findFirst();
  }
}
