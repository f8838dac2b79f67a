package org.millwright.connectors.store;

/** The database did not answer for as long as a call was willing to wait; nothing is half done. */
public final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseAway(String message, Throwable cause) {
    super(message, cause);
  }
}
