package org.millwright.connectors.historian.questdb;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.millwright.connectors.historian.Backend;

/** Asks QuestDB over the PostgreSQL wire, a connection each time. */
final class Sql {

  /** Reads the row that the results stand at. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Backend.QuestDb backend;

  Sql(Backend.QuestDb backend) {
    this.backend = backend;
  }

  void execute(List<String> statements) throws IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** All rows of an answer; parameters are texts, numbers and times. */
  <T> List<T> rows(String sql, Row<T> row, Object... parameters) throws IOException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i] instanceof Instant at ? time(at) : parameters[i]);
      }
      return rows(statement, row);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    try (ResultSet results = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (results.next()) {
        rows.add(row.read(results));
      }
      return rows;
    }
  }

  static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  static double number(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? Double.NaN : number;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", backend.user());
    properties.setProperty("password", backend.password());
    // QuestDB plans a statement once for each of its texts; the extended mode gains nothing.
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("sslmode", "prefer");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(backend.sqlUrl(), properties);
  }
}
