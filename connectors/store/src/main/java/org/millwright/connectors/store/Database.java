package org.millwright.connectors.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The connection to PostgreSQL: a pool, the schema brought up to date, and transactions that wait
 * for a database that restarts.
 *
 * <p>A transaction whose connection breaks is run again from its beginning, also when its commit
 * may have reached the database; that is harmless because every write here may be repeated.
 */
public final class Database implements AutoCloseable {

  private final HikariDataSource pool;
  private final Patience patience;

  private Database(StoreSettings settings) {
    pool = new HikariDataSource(configuration(settings));
    patience = new Patience(settings.url(), settings.patience());
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws DatabaseAway when the database does not answer in the settings' patience
   */
  public static Database open(StoreSettings settings) {
    var database = new Database(settings);
    try {
      database.patience.wait(database::migrate);
    } catch (RuntimeException failed) {
      database.close();
      throw failed;
    }
    return database;
  }

  private static HikariConfig configuration(StoreSettings settings) {
    var pool = new HikariConfig();
    pool.setPoolName("millwright-store");
    pool.setJdbcUrl(settings.url());
    pool.setUsername(settings.user());
    pool.setPassword(settings.password());
    pool.setMaximumPoolSize(settings.connections());
    pool.setMinimumIdle(1);
    pool.setAutoCommit(false);
    pool.setConnectionTimeout(2_000);
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("connectTimeout", "5");
    pool.addDataSourceProperty("socketTimeout", "30");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("ApplicationName", "millwright");
    return pool;
  }

  private Boolean migrate() {
    return Flyway.configure().dataSource(pool).load().migrate().success;
  }

  /** Runs in one transaction and answers what {@code work} answers. */
  <T> T call(Function<JdbcClient, T> work) {
    return patience.wait(() -> once(work));
  }

  /** The pool rolls back what was not committed when a connection comes back to it. */
  private <T> T once(Function<JdbcClient, T> work) {
    try (Connection connection = pool.getConnection()) {
      var client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      T answer = work.apply(client);
      connection.commit();
      return answer;
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("the transaction did not end", e);
    }
  }

  /** Runs in one transaction. */
  void run(Consumer<JdbcClient> work) {
    call(jdbc -> {
      work.accept(jdbc);
      return true;
    });
  }

  /** A connection of its own, for as long as the caller keeps it. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /** Asks once, without waiting for a database that is away; null when it answers, else why not. */
  public @Nullable String fault() {
    try {
      once(jdbc -> jdbc.sql("select 1").query(Integer.class).single());
      return null;
    } catch (RuntimeException failed) {
      return Patience.sentence(failed);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
