package org.millwright.app.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.ProcessTable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/processes}, {@code /api/process-definitions}, {@code /api/forms}. */
@RestController
@InRole(Role.CONSOLE)
class ProcessCalls {

  private final ProcessTable processes;

  ProcessCalls(ProcessTable processes) {
    this.processes = processes;
  }

  /** A process instance and where it stands. */
  record InstanceView(
      String key,
      String bpmnProcessId,
      int version,
      String state,
      Instant startedAt,
      @Nullable Instant endedAt,
      List<ElementView> elements) {

    static InstanceView of(ProcessTable.Instance instance) {
      return new InstanceView(
          Long.toString(instance.key()),
          instance.bpmnProcessId(),
          instance.version(),
          Asked.word(instance.state()),
          instance.startedAt(),
          instance.endedAt(),
          instance.elements().stream().map(ElementView::of).toList());
    }
  }

  /** An element that the instance came to. */
  record ElementView(
      String elementId,
      String name,
      String type,
      String state,
      Instant enteredAt,
      @Nullable Instant leftAt,
      @Nullable String incident) {

    static ElementView of(ProcessTable.Element element) {
      return new ElementView(
          element.elementId(),
          element.name(),
          element.type(),
          Asked.word(element.state()),
          element.enteredAt(),
          element.leftAt(),
          element.incident());
    }
  }

  @GetMapping("/api/processes/{key}")
  InstanceView instance(@PathVariable String key) {
    return processes
        .of(Asked.engineKey(key))
        .map(InstanceView::of)
        .orElseThrow(() -> Refusal.notFound("There is no process instance " + key + "."));
  }

  @GetMapping(
      path = "/api/process-definitions/{bpmnProcessId}/{version}",
      produces = MediaType.APPLICATION_XML_VALUE)
  byte[] definition(@PathVariable String bpmnProcessId, @PathVariable int version) {
    return processes
        .definition(bpmnProcessId, version)
        .orElseThrow(() ->
            Refusal.notFound(
                "There is no version " + version + " of the process " + bpmnProcessId + "."));
  }

  @GetMapping(path = "/api/forms/{formId}", produces = MediaType.APPLICATION_JSON_VALUE)
  String form(@PathVariable String formId) {
    return processes
        .form(formId)
        .orElseThrow(() -> Refusal.notFound("There is no form " + formId + "."));
  }
}
