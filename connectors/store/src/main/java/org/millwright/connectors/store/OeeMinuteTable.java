package org.millwright.connectors.store;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.Before;
import org.millwright.domain.oee.MinuteFacts;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * What machines told of their time and output, by minute, with all that was known of it before.
 * What is learned of a minute when it has been over for {@link #OPEN} is a fact of its own.
 */
public final class OeeMinuteTable {

  /** For so long after its end a minute is still being told. */
  public static final Duration OPEN = Duration.ofSeconds(10);

  private static final String PUT =
      """
      insert into oee_minutes
        (machine, minute, known_at, facts, tells_state, tells_parts, tells_rejects)
      select told.* from unnest(
          :machines, :minutes, :knownAt::timestamptz[], :facts::bytea[],
          :states, :parts, :rejects)
        as told (machine, minute, known_at, facts, tells_state, tells_parts, tells_rejects)
      where told.facts is distinct from (
        select facts from oee_minutes
        where machine = told.machine and minute = told.minute
        order by known_at desc limit 1)
      on conflict (machine, minute, known_at) do update set
        facts = excluded.facts,
        tells_state = excluded.tells_state,
        tells_parts = excluded.tells_parts,
        tells_rejects = excluded.tells_rejects
      returning machine, minute
      """;

  private static final String RESTATE =
      """
      insert into oee_restatements (machine, hour, known_before, last_known_at)
      values (:machine, :hour, :before, :knownAt)
      on conflict (machine, hour) do update set last_known_at = excluded.last_known_at
      """;

  private static final String AS_KNOWN =
      " and known_at <= coalesce(:asKnownAt, 'infinity'::timestamptz)";

  private final Database database;
  private final InstantSource clock;

  public OeeMinuteTable(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * An hour that was over, and of which something was learned afterwards, or of a moment so near
   * that its figures may have become others.
   *
   * @param hour its beginning
   * @param knownBefore what was known then is what was told of it first
   * @param lastKnownAt when something was learned last
   */
  public record Restatement(
      MachineId machine, Instant hour, Instant knownBefore, Instant lastKnownAt) {}

  /**
   * Puts minutes down, each as all that is known of it now. Again has no effect. What comes late
   * may be another word on the hours around it too: rejects of pieces made before, a state that
   * goes on.
   */
  public void put(Collection<MinuteKnown> minutes) {
    if (!minutes.isEmpty()) {
      database.run(jdbc -> put(jdbc, List.copyOf(minutes)));
    }
  }

  private void put(JdbcClient jdbc, List<MinuteKnown> minutes) {
    OeeClock.Turn turn = OeeClock.take(jdbc, clock);
    record Told(MachineId machine, long minute) {}
    List<Told> put =
        jdbc.sql(PUT)
            .param("machines", array("text", minutes, one -> one.machine().value()))
            .param("minutes", array("bigint", minutes, one -> one.facts().minute()))
            .param(
                "knownAt",
                array("text", minutes, one -> knownAt(one.facts(), turn.now()).toString()))
            .param("facts", array("text", minutes, one -> hex(one.facts().toBytes())))
            .param("states", array("boolean", minutes, one -> one.facts().tellsState()))
            .param("parts", array("boolean", minutes, one -> one.facts().tellsParts()))
            .param("rejects", array("boolean", minutes, one -> one.facts().tellsRejects()))
            .query((row, _) ->
                new Told(new MachineId(row.getString("machine")), row.getLong("minute")))
            .list();
    for (Told one : put) {
      Instant begin = begin(one.minute);
      restate(jdbc, one.machine, begin, turn);
      if (turn.now().isAfter(begin(one.minute + 1).plus(OPEN))) {
        restate(jdbc, one.machine, begin.minus(Report.MARGIN), turn);
        restate(jdbc, one.machine, begin.plus(Report.MARGIN), turn);
      }
    }
  }

  private static <T> SqlArrayValue array(String type, List<T> rows, Function<T, Object> column) {
    return new SqlArrayValue(type, rows.stream().map(column).toArray());
  }

  /** Bytes as PostgreSQL reads them. */
  private static String hex(byte[] bytes) {
    return "\\x" + HexFormat.of().formatHex(bytes);
  }

  /** While a minute is being told it is known from the moment on at which that is over. */
  private static Instant knownAt(MinuteFacts facts, Instant now) {
    Instant closes = begin(facts.minute() + 1).plus(OPEN);
    return now.isBefore(closes) ? closes : now;
  }

  private static Instant begin(long minute) {
    return Instant.ofEpochMilli(minute * MinuteFacts.MILLIS);
  }

  /** In SQL, up to when what is learned of a {@code minute} is no news to who decided then. */
  static String toldUntil(String decided) {
    return "greatest(%s, to_timestamp((minute + 1) * 60) + interval '%d seconds')"
        .formatted(decided, OPEN.toSeconds());
  }

  /** Notes that something was learned of a moment whose hour was over. */
  static void restate(JdbcClient jdbc, MachineId machine, Instant at, OeeClock.Turn turn) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    Instant closed = hour.plus(Duration.ofHours(1)).plus(OPEN);
    if (turn.now().isAfter(closed)) {
      Instant before = turn.before().isBefore(closed) ? closed : turn.before();
      jdbc.sql(RESTATE)
          .param("machine", machine.value())
          .param("hour", Columns.at(hour))
          .param("before", Columns.at(before))
          .param("knownAt", Columns.at(turn.now()))
          .update();
    }
  }

  /** The moment of the newest fact; what is asked as known then stays as it is. */
  public Instant lastKnownAt() {
    return database.call(OeeClock::last);
  }

  /**
   * The minutes of a machine that are known, in order.
   *
   * @param from the first minute
   * @param to the minute after the last
   * @param asKnownAt null for all that is known now
   */
  public List<MinuteFacts> read(
      MachineId machine, long from, long to, @Nullable Instant asKnownAt) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select distinct on (minute) facts from oee_minutes
                where machine = :machine and minute >= :from and minute < :to
                """
                    + AS_KNOWN
                    + " order by minute, known_at desc")
            .param("machine", machine.value())
            .param("from", from)
            .param("to", to)
            .param("asKnownAt", Columns.atOrNull(asKnownAt), Types.TIMESTAMP_WITH_TIMEZONE)
            .query((row, _) -> MinuteFacts.of(row.getBytes("facts")))
            .list());
  }

  /**
   * The minutes of a machine as they were told first to who decided at a moment: what was learned
   * of one before that, and while it was still being told.
   *
   * @param from the first minute
   * @param to the minute after the last
   */
  public List<MinuteFacts> told(MachineId machine, long from, long to, Instant decidedAt) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select distinct on (minute) facts from oee_minutes
                where machine = :machine and minute >= :from and minute < :to
                  and known_at <= %s
                order by minute, known_at desc
                """
                    .formatted(toldUntil(":decidedAt")))
            .param("machine", machine.value())
            .param("from", from)
            .param("to", to)
            .param("decidedAt", Columns.at(decidedAt))
            .query((row, _) -> MinuteFacts.of(row.getBytes("facts")))
            .list());
  }

  /** What was known of a machine at the beginning of a minute. */
  public Before before(MachineId machine, long minute, @Nullable Instant asKnownAt) {
    return database.call(jdbc -> {
      var last = new ArrayList<MinuteFacts>();
      for (String told : List.of("tells_state", "tells_parts", "tells_rejects", "true")) {
        last(jdbc, machine, minute, told, asKnownAt).ifPresent(last::add);
      }
      last.sort(Comparator.comparingLong(MinuteFacts::minute));
      Before before = Before.NOTHING;
      for (MinuteFacts one : last) {
        before = before.then(one);
      }
      return before;
    });
  }

  private static Optional<MinuteFacts> last(
      JdbcClient jdbc, MachineId machine, long minute, String told, @Nullable Instant asKnownAt) {
    return jdbc.sql(
            "select facts from oee_minutes where machine = :machine and minute < :minute and "
                + told
                + AS_KNOWN
                + " order by minute desc, known_at desc limit 1")
        .param("machine", machine.value())
        .param("minute", minute)
        .param("asKnownAt", Columns.atOrNull(asKnownAt), Types.TIMESTAMP_WITH_TIMEZONE)
        .query((row, _) -> MinuteFacts.of(row.getBytes("facts")))
        .optional();
  }

  /**
   * Hours that were restated, the last ones first.
   *
   * @param machines whose hours
   * @param window hours that touch it
   */
  public List<Restatement> restatements(List<MachineId> machines, Span window, int limit) {
    return database.call(jdbc ->
        jdbc.sql(
                """
                select * from oee_restatements
                where machine = any (:machines) and hour > :before and hour < :to
                order by last_known_at desc, machine, hour limit :limit
                """)
            .param("machines", Columns.machines(machines))
            .param("before", Columns.at(window.from().minus(Duration.ofHours(1))))
            .param("to", Columns.at(window.to()))
            .param("limit", limit)
            .query((row, _) ->
                new Restatement(
                    new MachineId(row.getString("machine")),
                    Columns.instant(row, "hour"),
                    Columns.instant(row, "known_before"),
                    Columns.instant(row, "last_known_at")))
            .list());
  }
}
