package org.millwright.connectors.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again while the database is away or two transactions are in each other's way. */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;

  /** PostgreSQL, appendix A: two transactions in each other's way, too many connections. */
  private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "53300");

  private final String address;
  private final Duration patience;

  Patience(String address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  <T> T wait(Supplier<T> work) {
    long deadline = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException failed) {
        if (!passing(failed)) {
          throw failed;
        }
        if (System.nanoTime() - deadline > 0) {
          throw away(failed);
        }
        LOG.debug("{}: {}; trying again", address, sentence(failed));
        rest(pause, failed);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void rest(long millis, RuntimeException failed) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw away(failed);
    }
  }

  private DatabaseAway away(RuntimeException failed) {
    return new DatabaseAway(
        "PostgreSQL at "
            + address
            + " did not answer in "
            + patience.toSeconds()
            + " s: "
            + sentence(failed)
            + "; see that it runs and can be reached",
        failed);
  }

  /**
   * Classes 08 (connection) and 57P (shutdown, crash, cannot connect now), and the like; also a
   * pool without a free connection, which has no state.
   */
  private static boolean passing(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && passing(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean passing(String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || PASSING_STATES.contains(state));
  }

  /** The innermost message: what the driver said. */
  static String sentence(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
