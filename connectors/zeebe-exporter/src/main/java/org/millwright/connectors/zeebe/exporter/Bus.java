package org.millwright.connectors.zeebe.exporter;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A connection to Kafka that is thrown away when it fails. */
final class Bus implements AutoCloseable {

  /** A process with its picture in Base64 must fit into one message. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Producer<String, String> producer;
  private final String topic;

  private Bus(Producer<String, String> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /** Connects; Kafka's classes are looked up beside ours, not in the broker. */
  static Bus connect(String bootstrapServers, String topic) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Bus.class.getClassLoader());
    try {
      return new Bus(new KafkaProducer<>(settings(bootstrapServers)), topic);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "millwright-engine-exporter"),
        Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
        Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 2),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000),
        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000),
        Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_BYTES),
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * MAX_BYTES));
  }

  /** What became of an entry that was sent. */
  sealed interface Fate {
    /** Kafka has it. */
    record Confirmed() implements Fate {}

    /** Kafka will never take it, however often it is sent. */
    record Refused(String reason) implements Fate {}

    /** The connection is of no more use. */
    record Lost(Exception cause) implements Fate {}
  }

  void send(Entry entry, Consumer<Fate> fate) {
    try {
      // The future says nothing that the callback does not.
      var unused =
          producer.send(
              new ProducerRecord<>(topic, entry.key(), entry.json()),
              (metadata, failure) -> fate.accept(fateOf(failure)));
    } catch (RuntimeException e) {
      fate.accept(new Fate.Lost(e));
    }
  }

  private static Fate fateOf(@Nullable Exception failure) {
    if (failure == null) {
      return new Fate.Confirmed();
    }
    return failure instanceof RecordTooLargeException
        ? new Fate.Refused(failure.toString())
        : new Fate.Lost(failure);
  }

  /** Leaves at once; what is not confirmed is sent again by the next connection. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
