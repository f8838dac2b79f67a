package org.millwright.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Puts what could not be read on {@link Topics#DEAD_LETTERS}: the raw bytes as the value, and
 * source, place, reason, at and bytes as headers.
 */
public final class DeadLetters {

  /** Longer payloads are cut after so many bytes, so that a broker's usual limit takes them. */
  public static final int MOST_BYTES = 512 * 1024;

  private static final int MOST_TEXT = 4_000;

  private final BusProducer producer;
  private final InstantSource clock;

  public DeadLetters(BusProducer producer, InstantSource clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /**
   * Sends a dead letter.
   *
   * @param reason a sentence: what was found, what was expected
   * @return completes when the bus has it safe
   */
  public CompletionStage<Void> send(String source, String place, byte[] payload, String reason) {
    Instant at = clock.instant();
    byte[] kept = payload.length <= MOST_BYTES ? payload : Arrays.copyOf(payload, MOST_BYTES);
    var record = new ProducerRecord<>(Topics.DEAD_LETTERS, source, kept);
    Headers headers = record.headers();
    headers.add("source", cut(source).getBytes(UTF_8));
    headers.add("place", cut(place).getBytes(UTF_8));
    headers.add("reason", cut(reason).getBytes(UTF_8));
    headers.add("at", at.toString().getBytes(UTF_8));
    headers.add("bytes", Integer.toString(payload.length).getBytes(UTF_8));
    return producer.send(record);
  }

  /**
   * A record of the topic as a dead letter.
   *
   * <p>Never fails: what a foreign writer left out is answered with an empty text, or the record's
   * own time and length.
   */
  public static DeadLetter read(ConsumerRecord<String, byte[]> record) {
    byte[] payload = record.value() == null ? new byte[0] : record.value();
    return new DeadLetter(
        header(record, "source"),
        header(record, "place"),
        payload,
        bytes(record, payload.length),
        header(record, "reason"),
        at(record));
  }

  private static Instant at(ConsumerRecord<String, byte[]> record) {
    try {
      return Instant.parse(header(record, "at"));
    } catch (DateTimeException e) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  private static long bytes(ConsumerRecord<String, byte[]> record, long otherwise) {
    try {
      return Long.parseLong(header(record, "bytes"));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}
