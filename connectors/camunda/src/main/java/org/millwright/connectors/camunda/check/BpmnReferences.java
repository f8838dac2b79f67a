package org.millwright.connectors.camunda.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Is there what a process refers to: jobs, forms, decisions, messages, errors? */
final class BpmnReferences {

  private static final Set<String> JOBS = Set.of("serviceTask", "sendTask");
  private static final Set<String> WAITING =
      Set.of("intermediateCatchEvent", "boundaryEvent", "receiveTask", "startEvent");

  private final XmlNode definitions;
  private final Catalogue catalogue;
  private final Report report;

  private BpmnReferences(XmlNode definitions, Catalogue catalogue, Report report) {
    this.definitions = definitions;
    this.catalogue = catalogue;
    this.report = report;
  }

  static void check(XmlNode definitions, Catalogue catalogue, Report report) {
    var references = new BpmnReferences(definitions, catalogue, report);
    definitions.all().filter(each -> JOBS.contains(each.name())).forEach(references::job);
    definitions.all("userTask").forEach(references::userTask);
    definitions.all("businessRuleTask").forEach(references::decision);
    definitions.children().stream()
        .filter(each -> each.is("process"))
        .forEach(process -> references.messages(process, true));
    definitions.all("errorEventDefinition").forEach(references::error);
  }

  private void job(XmlNode task) {
    Optional<XmlNode> definition = task.extension("taskDefinition");
    if (definition.isEmpty()) {
      report.add(task, "", "zeebe:taskDefinition type=\"...\"; " + jobTypes(""));
      return;
    }
    String type = definition.get().attribute("type").orElse("");
    if (!type.startsWith("=") && !catalogue.jobTypes().contains(type)) {
      report.add(definition.get().line(), task.place() + " job type", type, jobTypes(type));
    }
  }

  private String jobTypes(String given) {
    return Nearest.among(catalogue.jobTypes(), given);
  }

  private void userTask(XmlNode task) {
    if (task.extension("userTask").isEmpty()) {
      report.add(task, "", "zeebe:userTask: set its implementation to Camunda user task");
    }
    Optional<XmlNode> form = task.extension("formDefinition");
    String id = form.flatMap(each -> each.attribute("formId")).orElse("");
    if (!catalogue.formIds().contains(id)) {
      int line = form.orElse(task).line();
      report.add(line, task.place() + " form", id, Nearest.among(catalogue.formIds(), id));
    }
    if (task.extension("assignmentDefinition").isEmpty()) {
      report.add(task, "", "zeebe:assignmentDefinition candidateGroups=\"...\": who does it");
    }
  }

  private void decision(XmlNode task) {
    Optional<XmlNode> called = task.extension("calledDecision");
    if (called.isEmpty() && task.extension("taskDefinition").isPresent()) {
      job(task);
      return;
    }
    String id = called.flatMap(each -> each.attribute("decisionId")).orElse("");
    if (!catalogue.decisionIds().contains(id)) {
      report.add(
          called.orElse(task).line(),
          task.place() + " decision",
          id,
          Nearest.among(catalogue.decisionIds(), id));
    }
  }

  /** A process starts by the correlation key that the message brings; the others need their own. */
  private void messages(XmlNode scope, boolean top) {
    for (XmlNode node : scope.children()) {
      boolean starts = top && node.is("startEvent");
      if (WAITING.contains(node.name())) {
        reference(node).ifPresent(reference -> message(node, reference, starts));
      }
      if (node.is("subProcess")) {
        messages(node, false);
      }
    }
  }

  private static Optional<String> reference(XmlNode node) {
    return node.is("receiveTask")
        ? Optional.of(node.attribute("messageRef").orElse(""))
        : node.child("messageEventDefinition")
            .map(definition -> definition.attribute("messageRef").orElse(""));
  }

  private void message(XmlNode node, String reference, boolean starts) {
    Optional<XmlNode> message = named("message", reference);
    if (message.isEmpty()) {
      report.add(node, reference, "messageRef; " + Nearest.among(ids("message"), reference));
      return;
    }
    if (message.get().attribute("name").isEmpty()) {
      report.add(message.get(), "", "name=\"...\" of the message, such as finding-ended");
    }
    boolean keyed =
        message
            .get()
            .extension("subscription")
            .flatMap(s -> s.attribute("correlationKey"))
            .isPresent();
    if (!starts && !keyed) {
      report.add(
          message.get(), "", "zeebe:subscription correlationKey=\"=...\", such as =findingKey");
    }
  }

  private void error(XmlNode definition) {
    String reference = definition.attribute("errorRef").orElse("");
    Optional<XmlNode> error = named("error", reference);
    if (error.isEmpty()) {
      report.add(definition, reference, "errorRef; " + Nearest.among(ids("error"), reference));
    } else if (error.get().attribute("errorCode").isEmpty()) {
      report.add(error.get(), "", "errorCode=\"...\", such as OUT_OF_STOCK");
    }
  }

  private Optional<XmlNode> named(String kind, String id) {
    return top(kind).stream().filter(node -> node.id().equals(id)).findFirst();
  }

  private Set<String> ids(String kind) {
    return top(kind).stream().map(XmlNode::id).collect(Collectors.toSet());
  }

  private List<XmlNode> top(String kind) {
    return definitions.children().stream().filter(node -> node.is(kind)).toList();
  }
}
