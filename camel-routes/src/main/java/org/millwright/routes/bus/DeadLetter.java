package org.millwright.routes.bus;

import java.util.Objects;

/**
 * What could not be read, kept with its reason.
 *
 * @param source the connection it came by, such as {@code mqtt:plant}
 * @param reason a sentence: what was found, what was expected
 * @param place where in the source: a topic, a machine's address
 * @param payload as it came; may be empty
 */
public record DeadLetter(String source, String reason, String place, byte[] payload) {
  public DeadLetter {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(place, "place");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("dead letter from " + source + ": reason is blank");
    }
    payload = payload.clone();
  }

  @Override
  public byte[] payload() {
    return payload.clone();
  }
}
