package org.millwright.connectors.camunda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.job.EngineRecord.Place;

/** Reads the records that the engine's exporter writes to the bus. */
public final class EngineRecords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EngineRecords() {}

  /**
   * Reads one record.
   *
   * @return the fact; empty when it is one that nobody asks for
   * @throws IllegalArgumentException when the text is no record of the exporter
   */
  public static Optional<EngineRecord> read(String text) {
    JsonNode json = tree(text);
    JsonNode value = json.required("value");
    var place =
        new Place(
            json.required("partition").asInt(),
            json.required("position").asLong(),
            Instant.ofEpochMilli(json.required("timestamp").asLong()));
    long key = json.required("key").asLong();
    String intent = json.required("intent").asText();
    return switch (json.required("valueType").asText()) {
      case "PROCESS" -> only("CREATED", intent, definition(place, key, value));
      case "FORM" -> only("CREATED", intent, form(place, key, value));
      case "PROCESS_INSTANCE" -> state(intent).map(state -> element(place, key, value, state));
      case "INCIDENT" -> incident(place, key, intent, value);
      case "USER_TASK" -> taskState(intent).map(state -> task(place, key, value, state));
      case "VARIABLE" -> Optional.of(variable(place, value));
      default -> Optional.empty();
    };
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no record of the engine: " + e.getOriginalMessage(), e);
    }
  }

  private static Optional<EngineRecord> only(String wanted, String intent, EngineRecord record) {
    return intent.equals(wanted) ? Optional.of(record) : Optional.empty();
  }

  private static EngineRecord definition(Place place, long key, JsonNode value) {
    return new EngineRecord.Definition(
        place,
        key,
        value.required("bpmnProcessId").asText(),
        value.required("version").asInt(),
        value.required("resourceName").asText(),
        resource(value));
  }

  private static EngineRecord form(Place place, long key, JsonNode value) {
    return new EngineRecord.Form(
        place,
        key,
        value.required("formId").asText(),
        value.required("version").asInt(),
        new String(resource(value), StandardCharsets.UTF_8));
  }

  private static byte[] resource(JsonNode value) {
    try {
      return value.required("resource").binaryValue();
    } catch (IOException e) {
      throw new IllegalArgumentException("resource is not Base64", e);
    }
  }

  private static Optional<EngineRecord.State> state(String intent) {
    return switch (intent) {
      case "ELEMENT_ACTIVATED" -> Optional.of(EngineRecord.State.ACTIVE);
      case "ELEMENT_COMPLETED" -> Optional.of(EngineRecord.State.COMPLETED);
      case "ELEMENT_TERMINATED" -> Optional.of(EngineRecord.State.TERMINATED);
      default -> Optional.empty();
    };
  }

  private static EngineRecord element(
      Place place, long key, JsonNode value, EngineRecord.State state) {
    String type = value.required("bpmnElementType").asText();
    long instance = value.required("processInstanceKey").asLong();
    return type.equals("PROCESS")
        ? new EngineRecord.Instance(
            place,
            instance,
            value.required("bpmnProcessId").asText(),
            value.required("version").asInt(),
            value.required("processDefinitionKey").asLong(),
            state)
        : new EngineRecord.Element(
            place,
            key,
            instance,
            value.required("flowScopeKey").asLong(),
            value.required("elementId").asText(),
            type,
            state);
  }

  private static Optional<EngineRecord> incident(
      Place place, long key, String intent, JsonNode value) {
    if (!intent.equals("CREATED") && !intent.equals("RESOLVED")) {
      return Optional.empty();
    }
    return Optional.of(
        new EngineRecord.Incident(
            place,
            key,
            value.required("processInstanceKey").asLong(),
            value.required("elementInstanceKey").asLong(),
            value.required("errorMessage").asText(),
            intent.equals("RESOLVED")));
  }

  private static Optional<EngineRecord.TaskState> taskState(String intent) {
    return switch (intent) {
      case "CREATED", "ASSIGNED", "UPDATED", "MIGRATED" -> Optional.of(EngineRecord.TaskState.OPEN);
      case "COMPLETED" -> Optional.of(EngineRecord.TaskState.COMPLETED);
      case "CANCELED" -> Optional.of(EngineRecord.TaskState.CANCELLED);
      default -> Optional.empty();
    };
  }

  private static EngineRecord task(
      Place place, long key, JsonNode value, EngineRecord.TaskState state) {
    String assignee = value.path("assignee").asText("");
    long formKey = value.path("formKey").asLong(-1);
    return new EngineRecord.Task(
        place,
        key,
        value.required("processInstanceKey").asLong(),
        value.required("processDefinitionKey").asLong(),
        value.required("bpmnProcessId").asText(),
        value.required("elementId").asText(),
        value.required("elementInstanceKey").asLong(),
        texts(value.path("candidateGroupsList")),
        assignee.isEmpty() ? null : assignee,
        formKey < 0 ? null : Long.valueOf(formKey),
        value.path("priority").asInt(50),
        time(value.path("dueDate").asText("")),
        state);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static @Nullable Instant time(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return ZonedDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("dueDate is \"" + text + "\", expected a date-time", e);
    }
  }

  private static EngineRecord variable(Place place, JsonNode value) {
    return new EngineRecord.Variable(
        place,
        value.required("scopeKey").asLong(),
        value.required("processInstanceKey").asLong(),
        value.required("name").asText(),
        value.required("value").asText());
  }
}
