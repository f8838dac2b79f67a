package org.millwright.connectors.kafka;

import java.io.Serial;

/** A record's bytes are not what its topic promises; the message says what is wrong, and where. */
public final class UnreadableRecord extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public UnreadableRecord(String message) {
    super(message);
  }

  public UnreadableRecord(String message, Throwable cause) {
    super(message, cause);
  }
}
