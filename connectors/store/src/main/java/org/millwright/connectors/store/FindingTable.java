package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The findings, each with its end and its newest status. */
public final class FindingTable implements FindingJournal {

  private static final String SELECT =
      """
      select f.*, f.evidence::text as evidence_json,
             e.at as ended_at, e.reason as end_reason, w.id as work_order,
             coalesce(f.process_instance_key, w.process_instance_key, (
               select c.process_instance_key from countermeasures c
               where c.finding_key = f.key and c.round = 1)) as process
      from findings f
      left join finding_ends e on e.finding_key = f.key
      left join work_orders w on w.finding_key = f.key\
      """;

  private final Database database;

  public FindingTable(Database database) {
    this.database = database;
  }

  /**
   * A finding as lists show it.
   *
   * @param processInstanceKey the process it started; null when none is known
   * @param workOrder the work order it has; null when none
   */
  public record Row(
      Entry entry, @Nullable Long processInstanceKey, @Nullable WorkOrderId workOrder) {}

  /**
   * Which findings.
   *
   * @param open only open or only ended ones; null for both
   * @param machine only of this machine; null for all
   */
  public record Filter(@Nullable Boolean open, @Nullable MachineId machine) {
    public static final Filter ALL = new Filter(null, null);
  }

  @Override
  public void record(FindingChange change) {
    database.run(jdbc -> {
      switch (change) {
        case FindingChange.Opened opened -> keep(jdbc, opened.finding());
        case FindingChange.Worsened worsened -> keep(jdbc, worsened.finding());
        case FindingChange.Ended ended -> end(jdbc, ended);
      }
    });
  }

  private static void keep(JdbcClient jdbc, Finding finding) {
    jdbc.sql(
            """
            insert into findings (key, kind, subject, severity, severity_rank, at, known_at,
                                  title, reason, rule, rule_book, evidence)
            values (:key, :kind, :subject, :severity, :rank, :at, :knownAt,
                    :title, :reason, :rule, :ruleBook, :evidence::jsonb)
            on conflict (key) do update
            set severity = excluded.severity, severity_rank = excluded.severity_rank,
                title = excluded.title, reason = excluded.reason, rule = excluded.rule,
                rule_book = excluded.rule_book, evidence = excluded.evidence
            where findings.severity_rank < excluded.severity_rank
            """)
        .param("key", finding.key().value())
        .param("kind", finding.kind().value())
        .param("subject", finding.subject().value())
        .param("severity", finding.severity().word())
        .param("rank", finding.severity().ordinal())
        .param("at", Columns.at(finding.at()))
        .param("knownAt", Columns.at(finding.knownAt()))
        .param("title", finding.title())
        .param("reason", finding.reason())
        .param("rule", finding.rule())
        .param("ruleBook", finding.ruleBook())
        .param("evidence", EvidenceColumn.write(finding.evidence()))
        .update();
  }

  private static void end(JdbcClient jdbc, FindingChange.Ended ended) {
    jdbc.sql(
            """
            insert into finding_ends (finding_key, at, known_at, reason)
            values (:key, :at, :knownAt, :reason)
            on conflict (finding_key) do nothing
            """)
        .param("key", ended.key().value())
        .param("at", Columns.at(ended.at()))
        .param("knownAt", Columns.at(ended.knownAt()))
        .param("reason", ended.reason())
        .update();
  }

  @Override
  public void record(EpisodeStatus status) {
    database.run(jdbc ->
        jdbc.sql(
                """
                insert into finding_status (finding_key, standing, at, since, evidence)
                values (:key, :standing, :at, :since, :evidence::jsonb)
                on conflict (finding_key) do update
                set standing = excluded.standing, at = excluded.at, since = excluded.since,
                    evidence = excluded.evidence
                where finding_status.at <= excluded.at
                """)
            .param("key", status.key().value())
            .param("standing", status.standing().name())
            .param("at", Columns.at(status.at()))
            .param("since", Columns.at(status.since()))
            .param("evidence", EvidenceColumn.write(status.evidence()))
            .update());
  }

  @Override
  public Optional<Entry> of(FindingKey key) {
    return row(key).map(Row::entry);
  }

  /** One finding as lists show it. */
  public Optional<Row> row(FindingKey key) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where f.key = :key")
            .param("key", key.value())
            .query((row, _) -> row(row))
            .optional());
  }

  @Override
  public Optional<EpisodeStatus> status(FindingKey key) {
    return database.call(jdbc ->
        jdbc.sql(
                "select *, evidence::text as evidence_json from finding_status where finding_key = :key")
            .param("key", key.value())
            .query((row, _) -> status(row))
            .optional());
  }

  /** A page of findings, newest first. */
  public Page<Row> list(Filter filter, Page.Request request) {
    var listing = new Listing(SELECT);
    if (filter.open() != null) {
      listing.where(filter.open() ? "e.at is null" : "e.at is not null");
    }
    if (filter.machine() != null) {
      listing.where("f.subject = :machine", "machine", filter.machine().value());
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "f.at",
            "f.key",
            Cursor::key,
            (row, _) -> row(row),
            row -> cursor(row.entry().finding())));
  }

  private static Cursor cursor(Finding finding) {
    return new Cursor(finding.at(), finding.key().value());
  }

  private static Row row(ResultSet row) throws SQLException {
    String workOrder = row.getString("work_order");
    return new Row(
        new Entry(
            finding(row), Columns.instantOrNull(row, "ended_at"), row.getString("end_reason")),
        Columns.longOrNull(row, "process"),
        workOrder == null ? null : new WorkOrderId(workOrder));
  }

  static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        new FindingKey(row.getString("key")),
        new FindingKind(row.getString("kind")),
        new MachineId(row.getString("subject")),
        Severity.of(row.getString("severity")).orElseThrow(),
        Columns.instant(row, "at"),
        Columns.instant(row, "known_at"),
        row.getString("title"),
        row.getString("reason"),
        row.getString("rule"),
        row.getString("rule_book"),
        EvidenceColumn.read(row.getString("evidence_json")));
  }

  private static EpisodeStatus status(ResultSet row) throws SQLException {
    return new EpisodeStatus(
        new FindingKey(row.getString("finding_key")),
        EpisodeStatus.Standing.valueOf(row.getString("standing")),
        Columns.instant(row, "at"),
        Columns.instant(row, "since"),
        EvidenceColumn.read(row.getString("evidence_json")));
  }
}
