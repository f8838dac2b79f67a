package org.millwright.connectors.store;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.millwright.domain.job.EngineRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Brings the read model of processes and tasks up to date with the engine's records. */
public final class EngineLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  public EngineLog(Database database) {
    this.database = database;
  }

  /**
   * Applies records in one transaction, together with the last position of each partition. A record
   * that is older than what its row already shows has no effect, so that records may come twice.
   */
  public void apply(List<EngineRecord> records) {
    if (records.isEmpty()) {
      return;
    }
    database.run(jdbc -> {
      var last = new TreeMap<Integer, Long>();
      for (EngineRecord record : records) {
        last.merge(record.place().partition(), record.place().position(), Math::max);
      }
      last.forEach((partition, position) -> remember(jdbc, partition, position));
      records.forEach(record -> apply(jdbc, record));
    });
  }

  /** Comes first in the transaction, so that two of them on one partition wait for each other. */
  private static void remember(JdbcClient jdbc, int partition, long position) {
    jdbc.sql(
            """
            insert into engine_positions (engine_partition, position) values (:partition, :position)
            on conflict (engine_partition) do update
            set position = greatest(engine_positions.position, excluded.position)
            """)
        .param("partition", partition)
        .param("position", position)
        .update();
  }

  private static void apply(JdbcClient jdbc, EngineRecord record) {
    switch (record) {
      case EngineRecord.Definition definition -> define(jdbc, definition);
      case EngineRecord.Form form -> define(jdbc, form);
      case EngineRecord.Instance instance -> ProcessWrites.write(jdbc, instance);
      case EngineRecord.Element element -> ProcessWrites.write(jdbc, element);
      case EngineRecord.Incident incident -> ProcessWrites.write(jdbc, incident);
      case EngineRecord.Task task -> TaskWrites.write(jdbc, task);
      case EngineRecord.Variable variable -> TaskWrites.write(jdbc, variable);
    }
  }

  private static void define(JdbcClient jdbc, EngineRecord.Definition definition) {
    Map<String, String> names = ElementNames.of(definition.xml());
    jdbc.sql(
            """
            insert into process_definitions (key, bpmn_process_id, version, resource_name, xml,
                                             element_names, deployed_at, position)
            values (:key, :id, :version, :resource, :xml, :names::jsonb, :at, :position)
            on conflict do nothing
            """)
        .param("key", definition.key())
        .param("id", definition.bpmnProcessId())
        .param("version", definition.version())
        .param("resource", definition.resourceName())
        .param("xml", definition.xml())
        .param("names", JSON.writeValueAsString(names))
        .param("at", Columns.at(definition.place().at()))
        .param("position", definition.place().position())
        .update();
  }

  private static void define(JdbcClient jdbc, EngineRecord.Form form) {
    jdbc.sql(
            """
            insert into forms (key, form_id, version, json, deployed_at, position)
            values (:key, :id, :version, :json, :at, :position)
            on conflict do nothing
            """)
        .param("key", form.key())
        .param("id", form.formId())
        .param("version", form.version())
        .param("json", form.json())
        .param("at", Columns.at(form.place().at()))
        .param("position", form.place().position())
        .update();
  }

  /** The newest position applied of a partition of the engine, empty before the first. */
  public OptionalLong position(int partition) {
    return database
        .call(jdbc ->
            jdbc.sql("select position from engine_positions where engine_partition = :partition")
                .param("partition", partition)
                .query(Long.class)
                .optional())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
