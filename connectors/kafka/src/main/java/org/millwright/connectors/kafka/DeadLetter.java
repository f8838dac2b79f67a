package org.millwright.connectors.kafka;

import java.time.Instant;
import java.util.Objects;

/**
 * What could not be read, with everything that is known of it.
 *
 * @param source who received it, such as {@code mqtt:packer-1} or a topic's consumer
 * @param place where it came from: a topic, a node, a file, a partition and offset
 * @param payload the bytes as they came, cut after {@link DeadLetters#MOST_BYTES}
 * @param bytes how many there were
 * @param reason a sentence: what was found, what was expected
 * @param at when it was received
 */
public record DeadLetter(
    String source, String place, byte[] payload, long bytes, String reason, Instant at) {
  public DeadLetter {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(at, "at");
  }
}
