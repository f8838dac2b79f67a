package org.millwright.connectors.store;

import org.millwright.domain.job.WorldAway;

/** The database did not answer for as long as a call was willing to wait; nothing is half done. */
public final class DatabaseAway extends RuntimeException implements WorldAway {
  private static final long serialVersionUID = 1;

  DatabaseAway(String message, Throwable cause) {
    super(message, cause);
  }
}
