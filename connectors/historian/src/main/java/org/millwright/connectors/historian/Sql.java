package org.millwright.connectors.historian;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to QuestDB's PostgreSQL wire. */
final class Sql {

  private Sql() {}

  static Connection connect(HistorianSettings settings) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", settings.sqlUser());
    properties.setProperty("password", settings.sqlPassword());
    // QuestDB plans a statement once for each of its texts; the extended mode gains nothing.
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("sslmode", "prefer");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(settings.sqlUrl(), properties);
  }
}
