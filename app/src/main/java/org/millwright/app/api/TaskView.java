package org.millwright.app.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.store.TaskTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A task as JSON; {@code variables} only when one task is asked for.
 *
 * @param priority 0 to 100, as the process set it
 */
public record TaskView(
    String id,
    String name,
    String process,
    String elementId,
    String processInstanceKey,
    @Nullable String subject,
    List<String> groups,
    @Nullable String assignee,
    Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable String formId,
    int priority,
    String state,
    @Nullable Map<String, JsonNode> variables) {

  private static final JsonMapper JSON = JsonMapper.shared();

  static TaskView of(TaskTable.Row row) {
    return view(row, null);
  }

  /**
   * One task with what its form shows.
   *
   * @param variables name to JSON text
   */
  static TaskView with(TaskTable.Row row, Map<String, String> variables) {
    var trees = new TreeMap<String, JsonNode>();
    variables.forEach((name, json) -> trees.put(name, JSON.readTree(json)));
    return view(row, trees);
  }

  private static TaskView view(TaskTable.Row row, @Nullable Map<String, JsonNode> variables) {
    return new TaskView(
        Long.toString(row.key()),
        row.name(),
        row.bpmnProcessId(),
        row.elementId(),
        Long.toString(row.processInstanceKey()),
        row.subject(),
        row.groups(),
        row.assignee(),
        row.createdAt(),
        row.dueAt(),
        row.formId(),
        row.priority(),
        Asked.word(row.state()),
        variables);
  }
}
