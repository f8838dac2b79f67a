package org.millwright.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Change;
import org.millwright.domain.oee.Countermeasure.Effect;
import org.millwright.domain.oee.Countermeasure.Plan;
import org.millwright.domain.oee.Countermeasure.Status;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The countermeasures, numbered in the order of their opening. */
public final class CountermeasureTable implements Countermeasures {

  private static final String SELECT = "select * from countermeasures";

  private final Database database;

  public CountermeasureTable(Database database) {
    this.database = database;
  }

  /**
   * Which countermeasures; null for all.
   *
   * @param open true for those that something follows, false for those that are closed
   */
  public record Filter(@Nullable MachineId machine, @Nullable Boolean open) {
    public static final Filter ALL = new Filter(null, null);
  }

  @Override
  public Countermeasure open(
      FindingKey finding,
      MachineId machine,
      OeeRatio kpi,
      int round,
      Span window,
      OptionalDouble before,
      long processInstanceKey,
      Instant at) {
    return database.call(jdbc -> {
      if (byRound(jdbc, finding, round).isEmpty()) {
        insert(jdbc, finding, machine, kpi, round, window, before, processInstanceKey, at);
      }
      return byRound(jdbc, finding, round).orElseThrow();
    });
  }

  private static void insert(
      JdbcClient jdbc,
      FindingKey finding,
      MachineId machine,
      OeeRatio kpi,
      int round,
      Span window,
      OptionalDouble before,
      long processInstanceKey,
      Instant at) {
    long number = jdbc.sql("select nextval('countermeasure_numbers')").query(Long.class).single();
    jdbc.sql(
            """
            insert into countermeasures (id, finding_key, round, machine, kpi, window_from,
                                         window_to, before_ratio, process_instance_key, status,
                                         opened_at)
            values (:id, :finding, :round, :machine, :kpi, :from, :to, :before, :process,
                    'reviewing', :at)
            on conflict (finding_key, round) do nothing
            """)
        .param("id", CountermeasureId.of(number).value())
        .param("finding", finding.value())
        .param("round", round)
        .param("machine", machine.value())
        .param("kpi", kpi.word())
        .param("from", Columns.at(window.from()))
        .param("to", Columns.at(window.to()))
        .param("before", orNull(before), Types.DOUBLE)
        .param("process", processInstanceKey)
        .param("at", Columns.at(at))
        .update();
  }

  @Override
  public void agree(CountermeasureId id, Plan plan, String note) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update countermeasures
                set status = 'agreed', measure = :measure, owner = :owner, due_at = :due,
                    note = :note
                where id = :id and closed_at is null
                """)
            .param("measure", Columns.storable(plan.measure()))
            .param("owner", Columns.storable(plan.owner()))
            .param("due", Columns.at(plan.due()))
            .param("note", Columns.storable(note))
            .param("id", id.value())
            .update());
  }

  @Override
  public void inForce(CountermeasureId id, String note) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update countermeasures set status = 'in-force', note = :note
                where id = :id and status = 'agreed'
                """)
            .param("note", Columns.storable(note))
            .param("id", id.value())
            .update());
  }

  @Override
  public void measured(CountermeasureId id, Effect effect, String note) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update countermeasures
                set status = 'measured', effect = :effect, after_ratio = :after,
                    effect_words = :words, note = :note
                where id = :id and closed_at is null
                """)
            .param("effect", effect.change().word())
            .param("after", orNull(effect.after()), Types.DOUBLE)
            .param("words", Columns.storable(effect.words()))
            .param("note", Columns.storable(note))
            .param("id", id.value())
            .update());
  }

  @Override
  public void add(CountermeasureId id, String words) {
    database.run(jdbc ->
        jdbc.sql(
                """
                update countermeasures set note = concat(note, :words)
                where id = :id and closed_at is null and strpos(note, :words) = 0
                """)
            .param("words", Columns.storable(words))
            .param("id", id.value())
            .update());
  }

  @Override
  public void end(CountermeasureId id, Status end, Instant at, String note) {
    if (!end.isFinal()) {
      throw new IllegalArgumentException(
          id + " cannot end as " + end.word() + ", expected a final status");
    }
    database.run(jdbc ->
        jdbc.sql(
                """
                update countermeasures set status = :status, closed_at = :at, note = :note
                where id = :id and closed_at is null
                """)
            .param("status", end.word())
            .param("at", Columns.at(at))
            .param("note", Columns.storable(note))
            .param("id", id.value())
            .update());
  }

  @Override
  public Optional<Countermeasure> of(CountermeasureId id) {
    return database.call(jdbc ->
        jdbc.sql(SELECT + " where id = :id")
            .param("id", id.value())
            .query((row, _) -> row(row))
            .optional());
  }

  @Override
  public Optional<Countermeasure> of(FindingKey finding, int round) {
    return database.call(jdbc -> byRound(jdbc, finding, round));
  }

  /** A page of countermeasures, newest first. */
  public Page<Countermeasure> list(Filter filter, Page.Request request) {
    var listing = new Listing(SELECT);
    if (filter.machine() != null) {
      listing.where("machine = :machine", "machine", filter.machine().value());
    }
    if (filter.open() != null) {
      listing.where("(closed_at is null) = :open", "open", filter.open());
    }
    return database.call(jdbc ->
        listing.read(
            jdbc,
            request,
            "opened_at",
            "id",
            Cursor::key,
            (row, _) -> row(row),
            row -> new Cursor(row.openedAt(), row.id().value())));
  }

  private static Optional<Countermeasure> byRound(JdbcClient jdbc, FindingKey finding, int round) {
    return jdbc.sql(SELECT + " where finding_key = :finding and round = :round")
        .param("finding", finding.value())
        .param("round", round)
        .query((row, _) -> row(row))
        .optional();
  }

  private static Countermeasure row(ResultSet row) throws SQLException {
    return new Countermeasure(
        new CountermeasureId(row.getString("id")),
        new MachineId(row.getString("machine")),
        new FindingKey(row.getString("finding_key")),
        OeeRatio.of(row.getString("kpi")).orElseThrow(),
        new Span(Columns.instant(row, "window_from"), Columns.instant(row, "window_to")),
        ratio(row, "before_ratio"),
        row.getLong("process_instance_key"),
        row.getInt("round"),
        Columns.instant(row, "opened_at"),
        Status.of(row.getString("status")).orElseThrow(),
        plan(row),
        effect(row),
        Columns.instantOrNull(row, "closed_at"),
        row.getString("note"));
  }

  private static @Nullable Plan plan(ResultSet row) throws SQLException {
    String measure = row.getString("measure");
    return measure == null
        ? null
        : new Plan(measure, row.getString("owner"), Columns.instant(row, "due_at"));
  }

  private static @Nullable Effect effect(ResultSet row) throws SQLException {
    String effect = row.getString("effect");
    return effect == null
        ? null
        : new Effect(
            Change.of(effect).orElseThrow(),
            ratio(row, "after_ratio"),
            row.getString("effect_words"));
  }

  private static OptionalDouble ratio(ResultSet row, String column) throws SQLException {
    double ratio = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(ratio);
  }

  private static @Nullable Double orNull(OptionalDouble ratio) {
    return ratio.isEmpty() ? null : ratio.getAsDouble();
  }
}
