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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.millwright.connectors.historian.Backend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks QuestDB over the PostgreSQL wire. Some connections are kept, for opening one takes longer
 * than most questions; one that has gone stale is replaced by a new one.
 */
final class Sql implements AutoCloseable {

  /** Reads the row that the results stand at. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Sql.class);
  private static final int KEPT = 4;

  private final Backend.QuestDb backend;
  private final BlockingQueue<Connection> kept = new ArrayBlockingQueue<>(KEPT);

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
    try {
      for (Connection old = kept.poll(); old != null; old = kept.poll()) {
        try {
          return rows(old, sql, row, parameters);
        } catch (SQLException e) {
          if (!isLost(e)) {
            throw e;
          }
        }
      }
      return rows(connect(), sql, row, parameters);
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Class 08: the connection is no more. */
  private static boolean isLost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  /** Keeps the connection when all went well, else closes it. */
  private <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... parameters)
      throws SQLException {
    boolean keep = false;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i] instanceof Instant at ? time(at) : parameters[i]);
      }
      List<T> rows = rows(statement, row);
      keep = kept.offer(connection);
      return rows;
    } finally {
      if (!keep) {
        connection.close();
      }
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

  @Override
  public void close() {
    for (Connection one = kept.poll(); one != null; one = kept.poll()) {
      try {
        one.close();
      } catch (SQLException e) {
        LOG.debug("A connection did not close", e);
      }
    }
  }
}
