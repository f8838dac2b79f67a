package org.millwright.connectors.historian.questdb;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.millwright.connectors.historian.Backend;
import org.millwright.connectors.historian.Keep;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.MachineMinute;
import org.millwright.connectors.historian.archive.Marks;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/** QuestDB: rolls up by itself, within a minute and for late readings too. */
public final class QuestArchive implements Archive {

  private static final String WHERE =
      " where machine = ? and signal = ? and timestamp >= ? and timestamp < ? ";

  private static final String ROLLED_UP =
      "min(low), max(high), sum(total), last_not_null(last), sum(numbers), sum(readings),"
          + " sum(good), last_not_null(text)";

  private static final String OF_READINGS =
      "min(value), max(value), sum(value), last_not_null(value), count(value), count(),"
          + " sum(case when quality = 'good' then 1 else 0 end), last_not_null(text)";

  private final Keep keep;
  private final Sql sql;

  public QuestArchive(Backend.QuestDb backend, Keep keep) {
    this.keep = keep;
    sql = new Sql(backend);
  }

  @Override
  public void prepare() throws IOException {
    sql.execute(Tables.statements(keep));
  }

  /** Any word will do. */
  @Override
  public String bucket() {
    return "millwright";
  }

  @Override
  public Marks marks(SortedSet<MachineMinute> touched) {
    return new Marks(touched, 0, List.of());
  }

  /** QuestDB knows by itself. */
  @Override
  public void wrote(Marks marks) {}

  @Override
  public void rollUp() throws IOException {
    // What is written is in the table a moment later only, and is not rolled up before that.
    sql.rows("select wait_wal_table('readings')", row -> row.getBoolean(1));
    sql.execute(List.of("refresh materialized view readings_by_minute incremental"));
  }

  @Override
  public List<Reading> readings(Series series, Instant from, Instant to, int limit)
      throws IOException {
    return sql.rows(
        "select timestamp, value, text, quality from readings"
            + WHERE
            + "order by timestamp limit "
            + limit,
        row -> reading(row, 1),
        series.machine().value(),
        series.signal().value(),
        from,
        to);
  }

  @Override
  public List<While> whiles(Series series, Grain grain, Instant from, Instant to, Duration length)
      throws IOException {
    return sql.rows(
        "select timestamp, "
            + (grain == Grain.RAW ? OF_READINGS : ROLLED_UP)
            + " from "
            + Tables.of(grain)
            + WHERE
            + "sample by "
            + word(length)
            + " align to calendar",
        row -> rolled(row, 1),
        series.machine().value(),
        series.signal().value(),
        from,
        to);
  }

  /** As in {@code sample by 10s}: a day and longer in days, which begin in 1970 as well. */
  private static String word(Duration length) {
    return length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "T";
  }

  /** The table's beginning: one look at its first partition. */
  @Override
  public Optional<Instant> begins(Series series, Grain grain) throws IOException {
    return only("select min(timestamp) from " + Tables.of(grain));
  }

  @Override
  public Optional<Instant> rolledUp(Series series) throws IOException {
    return only(
        "select timestamp from readings_by_minute where machine = ? and signal = ?"
            + " order by timestamp desc limit 1",
        series.machine().value(),
        series.signal().value());
  }

  @Override
  public Optional<Instant> newest() throws IOException {
    return only("select max(timestamp) from readings");
  }

  private Optional<Instant> only(String query, Object... parameters) throws IOException {
    return sql
        .rows(
            query,
            row ->
                row.getObject(1) == null
                    ? Optional.<Instant>empty()
                    : Optional.of(Sql.time(row, 1)),
            parameters)
        .stream()
        .findFirst()
        .flatMap(at -> at);
  }

  @Override
  public Map<Series, Reading> latest(Instant from, Instant to) throws IOException {
    var latest = new HashMap<Series, Reading>();
    sql.rows(
        "select machine, signal, timestamp, value, text, quality from readings"
            + " where timestamp >= ? and timestamp < ?"
            + " latest on timestamp partition by machine, signal",
        row -> latest.put(series(row), reading(row, 3)),
        from,
        to);
    return latest;
  }

  @Override
  public Map<Series, While> latestHours() throws IOException {
    var latest = new HashMap<Series, While>();
    sql.rows(
        "select machine, signal, timestamp, low, high, total, last, numbers, readings, good, text"
            + " from readings_by_hour latest on timestamp partition by machine, signal",
        row -> latest.put(series(row), rolled(row, 3)));
    return latest;
  }

  private static Series series(ResultSet row) throws SQLException {
    return Series.of(row.getString(1), row.getString(2));
  }

  private static Reading reading(ResultSet row, int column) throws SQLException {
    String word = row.getString(column + 3);
    return new Reading(
        Sql.time(row, column),
        value(row, column + 1),
        word == null ? Quality.UNCERTAIN : Quality.valueOf(word.toUpperCase(Locale.ROOT)));
  }

  private static Value value(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    if (!row.wasNull() && Double.isFinite(number)) {
      return Value.of(number);
    }
    String text = row.getString(column + 1);
    return text == null ? Value.MISSING : Value.of(text);
  }

  private static While rolled(ResultSet row, int column) throws SQLException {
    return new While(
        Sql.time(row, column),
        Sql.number(row, column + 1),
        Sql.number(row, column + 2),
        Sql.number(row, column + 3),
        Sql.number(row, column + 4),
        row.getLong(column + 5),
        row.getLong(column + 6),
        row.getLong(column + 7),
        row.getString(column + 8));
  }

  @Override
  public void close() {
    sql.close();
  }
}
