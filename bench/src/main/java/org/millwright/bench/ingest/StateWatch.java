package org.millwright.bench.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.millwright.connectors.kafka.Topics;

/**
 * When the line has a frame in its memory: a picture of a machine is taken right after a frame, and
 * tells both times. The pictures of one partition stand for all.
 */
final class StateWatch implements AutoCloseable {

  private static final String SIGNALS = "\"signals\":[{";
  private static final String TIME = "\"time\":\"";
  private static final String AT = "\"at\":\"";

  private final KafkaConsumer<String, byte[]> consumer;
  private final Latencies latencies = new Latencies();
  private final Thread reader =
      Thread.ofPlatform().daemon().name("state-watch").unstarted(this::read);
  private volatile boolean closing;

  StateWatch(String bootstrap) {
    consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var first = List.of(new TopicPartition(Topics.RESULTS, 0));
    consumer.assign(first);
    consumer.seekToEnd(first);
    first.forEach(consumer::position);
    reader.start();
  }

  /** From a frame's own time to the picture that was taken after it, milliseconds. */
  Latencies latencies() {
    return latencies;
  }

  private void read() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          note(new String(record.value(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void note(String json) {
    int signals = json.indexOf(SIGNALS);
    if (signals >= 0) {
      latencies.add(time(json, TIME, 0) - time(json, AT, signals));
    }
  }

  private static long time(String json, String field, int from) {
    int begin = json.indexOf(field, from) + field.length();
    return Instant.parse(json.substring(begin, json.indexOf('"', begin))).toEpochMilli();
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
