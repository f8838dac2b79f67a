package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.EngineRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Process instances, their definitions and forms, from the engine's records. */
public final class ProcessTable {

  private final Database database;

  public ProcessTable(Database database) {
    this.database = database;
  }

  /** A process instance with every element it went through, in the order of entering. */
  public record Instance(
      long key,
      String bpmnProcessId,
      int version,
      EngineRecord.State state,
      Instant startedAt,
      @Nullable Instant endedAt,
      List<Element> elements) {
    public Instance {
      elements = List.copyOf(elements);
    }
  }

  /**
   * An element of an instance.
   *
   * @param incident the engine's sentence when it is stuck here; null when it is not
   */
  public record Element(
      String elementId,
      String name,
      String type,
      EngineRecord.State state,
      Instant enteredAt,
      @Nullable Instant leftAt,
      @Nullable String incident) {}

  /** One process instance, empty when there is none of this key. */
  public Optional<Instance> of(long key) {
    return database.call(jdbc -> {
      List<Element> elements = elements(jdbc, key);
      return jdbc.sql("select * from process_instances where key = :key")
          .param("key", key)
          .query((row, _) -> instance(row, elements))
          .optional();
    });
  }

  private static List<Element> elements(JdbcClient jdbc, long key) {
    return jdbc.sql(
            """
            select e.*, coalesce(d.element_names ->> e.element_id, e.element_id) as name,
                   (select i.message from incidents i
                    where i.element_instance = e.key and i.resolved_at is null
                    order by i.key desc limit 1) as incident
            from process_elements e
            left join process_instances p on p.key = e.process_instance
            left join process_definitions d on d.key = p.definition_key
            where e.process_instance = :key order by e.entered_at, e.key
            """)
        .param("key", key)
        .query((row, _) -> element(row))
        .list();
  }

  /** The BPMN XML of a definition, as it was deployed. */
  public Optional<byte[]> definition(String bpmnProcessId, int version) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select xml from process_definitions
                where bpmn_process_id = :id and version = :version
                """)
            .param("id", bpmnProcessId)
            .param("version", version)
            .query((row, _) -> row.getBytes("xml"))
            .optional());
  }

  /** The newest version of a form, JSON as it was deployed. */
  public Optional<String> form(String formId) {
    return database.call(jdbc ->
        jdbc.sql("select json from forms where form_id = :id order by version desc limit 1")
            .param("id", formId)
            .query(String.class)
            .optional());
  }

  private static Instance instance(ResultSet row, List<Element> elements) throws SQLException {
    return new Instance(
        row.getLong("key"),
        row.getString("bpmn_process_id"),
        row.getInt("version"),
        state(row),
        Columns.instant(row, "started_at"),
        Columns.instantOrNull(row, "ended_at"),
        elements);
  }

  private static Element element(ResultSet row) throws SQLException {
    return new Element(
        row.getString("element_id"),
        row.getString("name"),
        row.getString("type"),
        state(row),
        Columns.instant(row, "entered_at"),
        Columns.instantOrNull(row, "left_at"),
        row.getString("incident"));
  }

  private static EngineRecord.State state(ResultSet row) throws SQLException {
    return EngineRecord.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }
}
