package org.millwright.stack.part;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The role and the database of the app; the administrator's role stays with the stack. */
final class PostgresAccounts {
  private final String base;

  PostgresAccounts(int port) {
    this.base = "jdbc:postgresql://127.0.0.1:" + port + "/";
  }

  /** Whether the server answers; if it does, role and database are there afterwards. */
  boolean ensured(String adminPassword, String user, String password) {
    try (Connection connection = connect(adminPassword);
        Statement statement = connection.createStatement()) {
      if (absent(statement, "select from pg_roles where rolname = '" + user + "'")) {
        statement.execute("create role " + user + " login");
      }
      statement.execute("alter role " + user + " password '" + password + "'");
      if (absent(statement, "select from pg_database where datname = '" + user + "'")) {
        statement.execute("create database " + user + " owner " + user);
      }
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connect(String adminPassword) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresCluster.ADMIN);
    properties.setProperty("password", adminPassword);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(base + "postgres", properties);
  }

  private static boolean absent(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return !rows.next();
    }
  }
}
