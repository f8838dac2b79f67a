package org.millwright.tests.line;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.millwright.tests.line.Answers.Artefact;
import org.millwright.tests.line.Answers.DeadLetter;
import org.millwright.tests.line.Answers.Document;
import org.millwright.tests.line.Answers.Finding;
import org.millwright.tests.line.Answers.Instance;
import org.millwright.tests.line.Answers.Machine;
import org.millwright.tests.line.Answers.Reading;
import org.millwright.tests.line.Answers.Task;
import org.millwright.tests.line.Answers.WorkOrder;

/** The line as its HTTP API shows it. */
final class Line {
  static final String NEEDS_WORK = "machine-needs-work";
  static final String SENSOR_SUSPECT = "sensor-suspect";

  private final Web api;

  Line(Web api) {
    this.api = api;
  }

  List<Machine> machines() {
    return api.items("/api/machines", Machine.class);
  }

  Machine machine(String id) {
    return api.get("/api/machines/" + id, Machine.class);
  }

  /** Findings about a machine that were known after {@code since}, the newest first. */
  List<Finding> findings(String kind, String machine, Instant since) {
    return api.items("/api/findings?machine=" + machine, Finding.class).stream()
        .filter(finding -> finding.kind().equals(kind) && finding.knownAt().isAfter(since))
        .toList();
  }

  Finding awaitFinding(String kind, String machine, Instant since, Duration bound) {
    return Eventually.find(
        kind + " for " + machine, bound, () -> findings(kind, machine, since).stream().findFirst());
  }

  /** A finding's key goes into the path with its slashes as they are. */
  Finding finding(String key) {
    return api.get("/api/findings/" + key, Finding.class);
  }

  List<WorkOrder> workOrders(String findingKey) {
    return api.items("/api/work-orders", WorkOrder.class).stream()
        .filter(order -> order.findingKey().equals(findingKey))
        .toList();
  }

  /** The one work order of a finding; two of them fail the test. */
  Optional<WorkOrder> workOrder(String findingKey) {
    List<WorkOrder> orders = workOrders(findingKey);
    if (orders.size() > 1) {
      throw new AssertionError("two work orders for one finding: " + orders);
    }
    return orders.stream().findFirst();
  }

  WorkOrder awaitWorkOrder(String findingKey, Duration bound) {
    return Eventually.find("work order of " + findingKey, bound, () -> workOrder(findingKey));
  }

  WorkOrder awaitStatus(String findingKey, String status, Duration bound) {
    return Eventually.find(
        "work order of " + findingKey + " is " + status,
        bound,
        () -> workOrder(findingKey).filter(order -> order.status().equals(status)));
  }

  List<Task> tasks(String processInstance) {
    return api.items("/api/tasks", Task.class).stream()
        .filter(task -> task.processInstanceKey().equals(processInstance))
        .toList();
  }

  /** The open task of an instance that is not {@code known}. */
  Task awaitTask(String processInstance, String known, Duration bound) {
    return Eventually.find(
        "open task of process " + processInstance,
        bound,
        () ->
            tasks(processInstance).stream()
                .filter(task -> task.state().equals("open") && !task.id().equals(known))
                .findFirst());
  }

  /** One task with its variables. */
  Task task(String id) {
    return api.get("/api/tasks/" + id, Task.class);
  }

  void claim(Task task) {
    api.post("/api/tasks/" + task.id() + "/claim", Map.of()).require(204);
  }

  void complete(Task task, String workDone) {
    var variables = Map.of("workDone", workDone, "partsUsed", true);
    api.post("/api/tasks/" + task.id() + "/complete", Map.of("variables", variables)).require(204);
  }

  Instance instance(String key) {
    return api.get("/api/processes/" + key, Instance.class);
  }

  /** The documents to the ERP about a work order. */
  List<Document> documents(String workOrder) {
    return api.items("/api/documents?direction=out", Document.class).stream()
        .filter(document -> document.subject().equals(workOrder))
        .toList();
  }

  String body(Document document) {
    String body = api.get("/api/documents/" + encoded(document.id()), Document.class).body();
    if (body == null) {
      throw new AssertionError("document " + document.id() + " has no body");
    }
    return body;
  }

  List<DeadLetter> deadLetters() {
    return api.items("/api/dead-letters", DeadLetter.class);
  }

  Artefact artefact(String path) {
    return StreamSupport.stream(api.get("/api/system").path("artefacts").spliterator(), false)
        .map(json -> Web.read(json, Artefact.class))
        .filter(artefact -> artefact.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("/api/system shows no artefact " + path));
  }

  /**
   * The readings of the historian that have a value, none condensed as long as they are fewer than
   * 5000; a bad one is a row without.
   */
  List<Reading> history(String machine, String signal, Instant from, Instant to) {
    String query = "machine=" + machine + "&signal=" + signal + "&from=" + from + "&to=" + to;
    return StreamSupport.stream(
            api.get("/api/history?points=5000&" + query).path("rows").spliterator(), false)
        .filter(row -> row.hasNonNull("value"))
        .map(row -> Web.read(row, Reading.class))
        .toList();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }
}
