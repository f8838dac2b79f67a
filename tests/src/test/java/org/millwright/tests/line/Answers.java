package org.millwright.tests.line;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the HTTP API answers, as far as these tests look at it. */
final class Answers {
  private Answers() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Machine(String id, String state, boolean connected, List<Signal> signals) {
    Signal signal(String name) {
      return signals.stream()
          .filter(signal -> signal.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError(id + " has no signal " + name));
    }
  }

  /** {@code value} is a number, a text or JSON's null. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Signal(String name, JsonNode value, Instant at, String quality, boolean stale) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Finding(
      String key,
      String kind,
      String subject,
      Instant at,
      Instant knownAt,
      @Nullable Instant endedAt,
      @Nullable String endReason,
      String title,
      String reason,
      @Nullable String workOrder) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record WorkOrder(
      String id,
      String machine,
      String status,
      String findingKey,
      String processInstanceKey,
      Instant openedAt,
      @Nullable Instant closedAt,
      @Nullable String waitingFor,
      @Nullable String outcome,
      @Nullable String incident) {}

  /** {@code variables} is null in lists. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Task(
      String id,
      String elementId,
      String processInstanceKey,
      String subject,
      @Nullable String assignee,
      Instant createdAt,
      String state,
      @Nullable JsonNode variables) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Document(
      String id,
      String direction,
      String status,
      String subject,
      int attempts,
      @Nullable String lastError,
      @Nullable String body) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Instance(String state, List<Element> elements) {
    /** The elements that the instance went through, each once. */
    Set<String> visited() {
      return elements.stream().map(Element::elementId).collect(Collectors.toSet());
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Element(String elementId, String state, @Nullable String incident) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Artefact(
      String kind, String path, @Nullable String hash, String status, List<Fault> problems) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Fault(String file, int line, @Nullable String found, @Nullable String expected) {}

  /** A reading of the historian that was not condensed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Reading(Instant at, double value) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record DeadLetter(String id, String source, String reason) {}
}
