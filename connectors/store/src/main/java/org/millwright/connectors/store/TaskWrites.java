package org.millwright.connectors.store;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.millwright.domain.job.EngineRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what the engine says of people's tasks and of variables. */
final class TaskWrites {

  private TaskWrites() {}

  static void write(JdbcClient jdbc, EngineRecord.Task task) {
    OffsetDateTime at = Columns.at(task.place().at());
    jdbc.sql(
            """
            insert into tasks (key, process_instance, definition_key, bpmn_process_id, element_id,
                               element_instance, groups, assignee, form_key, priority, state,
                               created_at, due_at, ended_at, position)
            values (:key, :instance, :definition, :processId, :elementId,
                    :element, :groups, :assignee, :formKey, :priority, :state,
                    :at, :dueAt, :endedAt, :position)
            on conflict (key) do update
            set groups = excluded.groups, assignee = excluded.assignee,
                priority = excluded.priority, state = excluded.state, due_at = excluded.due_at,
                ended_at = excluded.ended_at, position = excluded.position
            where tasks.position < excluded.position
            """)
        .param("key", task.key())
        .param("instance", task.processInstance())
        .param("definition", task.definitionKey())
        .param("processId", task.bpmnProcessId())
        .param("elementId", task.elementId())
        .param("element", task.elementInstance())
        .param("groups", task.groups().toArray(String[]::new))
        .param("assignee", task.assignee())
        .param("formKey", task.formKey())
        .param("priority", task.priority())
        .param("state", task.state().name().toLowerCase(Locale.ROOT))
        .param("at", at)
        .param("dueAt", Columns.atOrNull(task.dueAt()))
        .param("endedAt", task.state() == EngineRecord.TaskState.OPEN ? null : at)
        .param("position", task.place().position())
        .update();
  }

  static void write(JdbcClient jdbc, EngineRecord.Variable variable) {
    jdbc.sql(
            """
            insert into variables (scope, name, process_instance, value, position)
            values (:scope, :name, :instance, :value, :position)
            on conflict (scope, name) do update
            set value = excluded.value, position = excluded.position
            where variables.position < excluded.position
            """)
        .param("scope", variable.scope())
        .param("name", variable.name())
        .param("instance", variable.processInstance())
        .param("value", variable.value())
        .param("position", variable.place().position())
        .update();
  }
}
