package org.millwright.connectors.historian;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Value;

/** Reads history: every reading while they are few, else condensed. Thread-safe. */
public final class HistorianReader {

  private static final String WHERE =
      " from readings where machine = ? and signal = ? and timestamp >= ? and timestamp < ? ";

  private final HistorianSettings settings;

  public HistorianReader(HistorianSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads what was asked for, never more rows than {@link HistoryQuery#points}.
   *
   * @throws SQLException when the historian cannot be asked
   */
  public History read(HistoryQuery query) throws SQLException {
    try (Connection connection = Sql.connect(settings)) {
      Amount amount = amount(connection, query);
      if (amount.rows() <= query.points()) {
        return raw(
            connection, query, "select timestamp, value, text" + WHERE + "order by timestamp");
      }
      Resolution resolution =
          Resolution.of(Duration.between(query.from(), query.to()), query.points());
      String sample = "sample by " + resolution.word() + " align to calendar";
      return amount.texts() > 0
          ? raw(
              connection,
              query,
              "select timestamp, last(value) value, last(text) text" + WHERE + sample)
          : condensed(connection, query, resolution, sample);
    }
  }

  private record Amount(long rows, long texts) {}

  private static Amount amount(Connection connection, HistoryQuery query) throws SQLException {
    try (PreparedStatement statement =
            prepare(connection, query, "select count() total, count(text) texts" + WHERE);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? new Amount(rows.getLong(1), rows.getLong(2)) : new Amount(0, 0);
    }
  }

  /** Rows that came in between the count and this are left for the next reading. */
  private static History raw(Connection connection, HistoryQuery query, String sql)
      throws SQLException {
    var points = new ArrayList<History.Point>();
    try (PreparedStatement statement = prepare(connection, query, sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && points.size() < query.points()) {
        points.add(new History.Point(at(rows), value(rows)));
      }
    }
    return new History.Raw(points);
  }

  private static History condensed(
      Connection connection, HistoryQuery query, Resolution resolution, String sample)
      throws SQLException {
    List<History.Bucket> buckets = new ArrayList<>();
    String sql =
        "select timestamp, min(value), max(value), avg(value), count(value)" + WHERE + sample;
    try (PreparedStatement statement = prepare(connection, query, sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && buckets.size() < query.points()) {
        buckets.add(
            new History.Bucket(
                at(rows), number(rows, 2), number(rows, 3), number(rows, 4), rows.getLong(5)));
      }
    }
    return new History.Condensed(resolution.length(), buckets);
  }

  private static PreparedStatement prepare(Connection connection, HistoryQuery query, String sql)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, query.machine().value());
    statement.setString(2, query.signal().value());
    statement.setString(3, time(query.from()));
    statement.setString(4, time(query.to()));
    return statement;
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static Instant at(ResultSet rows) throws SQLException {
    return rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static Value value(ResultSet rows) throws SQLException {
    double number = rows.getDouble(2);
    if (!rows.wasNull() && Double.isFinite(number)) {
      return Value.of(number);
    }
    String text = rows.getString(3);
    return text == null ? Value.MISSING : Value.of(text);
  }

  private static double number(ResultSet rows, int column) throws SQLException {
    double number = rows.getDouble(column);
    return rows.wasNull() ? Double.NaN : number;
  }

  /** Asks once; null when the historian answers, else why not. */
  public @Nullable String fault() {
    try (Connection connection = Sql.connect(settings);
        PreparedStatement statement = connection.prepareStatement("select 1")) {
      statement.execute();
      return null;
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
