package org.millwright.connectors.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.EngineRecord;
import org.millwright.domain.job.TaskBoard;

/** People's tasks, from the engine's records. */
public final class TaskTable implements TaskBoard {

  private static final String SELECT =
      """
      select t.*, coalesce(d.element_names ->> t.element_id, t.element_id) as name,
             coalesce(w.machine, (
               select c.machine from countermeasures c
               where c.process_instance_key = t.process_instance limit 1)) as subject,
             f.form_id
      from tasks t
      left join process_definitions d on d.key = t.definition_key
      left join forms f on f.key = t.form_key
      left join work_orders w on w.process_instance_key = t.process_instance\
      """;

  private final Database database;

  public TaskTable(Database database) {
    this.database = database;
  }

  /**
   * A task as lists show it.
   *
   * @param name as the process names it; its element's id when it has no name
   * @param subject the machine of its work order; null when it has none
   * @param formId null when it has no form
   */
  public record Row(
      long key,
      String name,
      String bpmnProcessId,
      String elementId,
      long processInstanceKey,
      @Nullable String subject,
      List<String> groups,
      @Nullable String assignee,
      Instant createdAt,
      @Nullable Instant dueAt,
      @Nullable String formId,
      int priority,
      EngineRecord.TaskState state) {
    public Row {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Which tasks.
   *
   * @param assignee only those this person has; null for all
   * @param group only those of this group; null for all
   * @param open only open or only done ones; null for both
   */
  public record Filter(@Nullable String assignee, @Nullable String group, @Nullable Boolean open) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  @Override
  public boolean anybodyStarted(long processInstanceKey) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select exists (
                  select 1 from tasks
                  where process_instance = :instance
                    and (state = 'completed' or (state = 'open' and assignee is not null)))
                """)
            .param("instance", processInstanceKey)
            .query(Boolean.class)
            .single());
  }

  @Override
  public boolean knows(long processInstanceKey, String elementId) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select exists (
                  select 1 from process_elements
                  where process_instance = :instance and element_id = :element)
                """)
            .param("instance", processInstanceKey)
            .param("element", elementId)
            .query(Boolean.class)
            .single());
  }

  /** One task, empty when there is none of this key. */
  public Optional<Row> of(long key) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where t.key = :key")
            .param("key", key)
            .query((row, _) -> row(row))
            .optional());
  }

  /**
   * The variables a task sees: its own, then those of each scope around it, the nearest counting.
   *
   * @return name to JSON
   */
  public Map<String, String> variables(long key) {
    var seen = new TreeMap<String, String>();
    List<Map.Entry<String, String>> nearestFirst =
        database.call(jdbc ->
            jdbc.sql(
                    """
                    with recursive scopes (scope, depth) as (
                      select element_instance, 0 from tasks where key = :key
                      union
                      select e.scope, depth + 1
                      from scopes s join process_elements e on e.key = s.scope)
                    select v.name, v.value from variables v
                    join scopes s on s.scope = v.scope order by s.depth
                    """)
                .param("key", key)
                .query((row, _) -> Map.entry(row.getString("name"), row.getString("value")))
                .list());
    nearestFirst.forEach(variable -> seen.putIfAbsent(variable.getKey(), variable.getValue()));
    return seen;
  }

  /** A page of tasks, newest first. */
  public Page<Row> list(Filter filter, Page.Request request) {
    var listing =
        new Listing(SELECT)
            .where("t.assignee = :assignee", "assignee", filter.assignee())
            .where(":taskGroup = any(t.groups)", "taskGroup", filter.group());
    if (filter.open() != null) {
      listing.where(filter.open() ? "t.state = 'open'" : "t.state <> 'open'");
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "t.created_at",
            "t.key",
            Cursor::number,
            (row, _) -> row(row),
            row -> new Cursor(row.createdAt(), Long.toString(row.key()))));
  }

  private static Row row(ResultSet row) throws SQLException {
    Array groups = row.getArray("groups");
    return new Row(
        row.getLong("key"),
        row.getString("name"),
        row.getString("bpmn_process_id"),
        row.getString("element_id"),
        row.getLong("process_instance"),
        row.getString("subject"),
        List.of((String[]) groups.getArray()),
        row.getString("assignee"),
        Columns.instant(row, "created_at"),
        Columns.instantOrNull(row, "due_at"),
        row.getString("form_id"),
        row.getInt("priority"),
        EngineRecord.TaskState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
  }
}
