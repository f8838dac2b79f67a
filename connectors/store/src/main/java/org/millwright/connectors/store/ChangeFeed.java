package org.millwright.connectors.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of every change after it is committed, whoever made it, over a connection of its own
 * ({@code LISTEN}).
 */
public final class ChangeFeed implements AutoCloseable {

  /** Who wants to hear. Called from the feed's thread, one call after the other. */
  public interface Listener {

    /** A row changed; it may have changed again since. */
    void changed(Change change);

    /** Changes may have been missed before this moment: after the start, and after an outage. */
    void missed();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final int LOOK_MILLIS = 500;
  private static final int ANSWER_SECONDS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Database database;
  private final Listener listener;
  private final Thread thread;
  private volatile boolean closed;

  /** Begins to listen; tries again by itself while the database is away. */
  public ChangeFeed(Database database, Listener listener) {
    this.database = database;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("change-feed").start(this::run);
  }

  private void run() {
    while (!closed) {
      try (Connection connection = database.connection()) {
        listen(connection);
      } catch (SQLException away) {
        LOG.debug("Changes cannot be heard: {}", away.getMessage());
        pause();
      } catch (RuntimeException fault) {
        LOG.warn("Changes cannot be heard, tried again", fault);
        pause();
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("listen millwright_changes");
    }
    listener.missed();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (!closed) {
      for (PGNotification notice : postgres.getNotifications(LOOK_MILLIS)) {
        Change.of(notice.getParameter()).ifPresent(this::tell);
      }
      requireAlive(connection);
    }
  }

  /** Waiting for notices alone does not show that the server is gone. */
  private static void requireAlive(Connection connection) throws SQLException {
    if (!connection.isValid(ANSWER_SECONDS)) {
      throw new SQLException("the connection of the change feed is dead");
    }
  }

  private void tell(Change change) {
    try {
      listener.changed(change);
    } catch (RuntimeException fault) {
      LOG.warn("{} {} was not told", change.kind(), change.key(), fault);
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
