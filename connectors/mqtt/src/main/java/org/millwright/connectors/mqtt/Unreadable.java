package org.millwright.connectors.mqtt;

/** A payload that is not what it should be; the message is the sentence for the dead letter. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  Unreadable(String reason) {
    super(reason, null, false, false);
  }

  /** The sentence. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
