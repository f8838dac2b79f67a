package org.millwright.connectors.store;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.EngineRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what the engine says of instances, elements and incidents. */
final class ProcessWrites {

  private ProcessWrites() {}

  static void write(JdbcClient jdbc, EngineRecord.Instance instance) {
    jdbc.sql(
            """
            insert into process_instances (key, bpmn_process_id, version, definition_key, state,
                                           started_at, ended_at, position)
            values (:key, :id, :version, :definition, :state, :at, :endedAt, :position)
            on conflict (key) do update
            set state = excluded.state, ended_at = excluded.ended_at, position = excluded.position
            where process_instances.position < excluded.position
            """)
        .param("key", instance.key())
        .param("id", instance.bpmnProcessId())
        .param("version", instance.version())
        .param("definition", instance.definitionKey())
        .param("state", word(instance.state()))
        .param("at", Columns.at(instance.place().at()))
        .param("endedAt", end(instance.state(), instance.place()))
        .param("position", instance.place().position())
        .update();
  }

  static void write(JdbcClient jdbc, EngineRecord.Element element) {
    jdbc.sql(
            """
            insert into process_elements (key, process_instance, scope, element_id, type, state,
                                          entered_at, left_at, position)
            values (:key, :instance, :scope, :elementId, :type, :state, :at, :leftAt, :position)
            on conflict (key) do update
            set state = excluded.state, left_at = excluded.left_at, position = excluded.position
            where process_elements.position < excluded.position
            """)
        .param("key", element.key())
        .param("instance", element.processInstance())
        .param("scope", element.scope())
        .param("elementId", element.elementId())
        .param("type", element.type())
        .param("state", word(element.state()))
        .param("at", Columns.at(element.place().at()))
        .param("leftAt", end(element.state(), element.place()))
        .param("position", element.place().position())
        .update();
  }

  static void write(JdbcClient jdbc, EngineRecord.Incident incident) {
    OffsetDateTime at = Columns.at(incident.place().at());
    jdbc.sql(
            """
            insert into incidents (key, process_instance, element_instance, message, raised_at,
                                   resolved_at, position)
            values (:key, :instance, :element, :message, :at, :resolvedAt, :position)
            on conflict (key) do update
            set resolved_at = excluded.resolved_at, position = excluded.position
            where incidents.position < excluded.position
            """)
        .param("key", incident.key())
        .param("instance", incident.processInstance())
        .param("element", incident.elementInstance())
        .param("message", Columns.storable(incident.message()))
        .param("at", at)
        .param("resolvedAt", incident.resolved() ? at : null)
        .param("position", incident.place().position())
        .update();
  }

  private static String word(EngineRecord.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable OffsetDateTime end(EngineRecord.State state, EngineRecord.Place place) {
    return state == EngineRecord.State.ACTIVE ? null : Columns.at(place.at());
  }
}
