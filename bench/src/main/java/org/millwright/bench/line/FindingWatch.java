package org.millwright.bench.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.millwright.bench.load.Quantiles;
import org.millwright.connectors.kafka.FindingEvent;
import org.millwright.connectors.kafka.FindingEvents;
import org.millwright.connectors.kafka.Topics;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;

/** Reads the findings' topic as any listener would, and notes when each opening is there. */
final class FindingWatch implements AutoCloseable {

  /**
   * A finding that opened or worsened.
   *
   * @param machine it is about
   * @param kind such as {@code machine-needs-work}
   * @param judged the time of the reading that completed it, epoch milliseconds
   * @param heard when its record was here, epoch milliseconds
   */
  record Heard(String machine, String kind, long judged, long heard) {}

  private final InstantSource clock;
  private final FindingEvents events = new FindingEvents();
  private final List<Heard> heard = new ArrayList<>();
  private final Map<String, Long> broken = new ConcurrentHashMap<>();
  private final List<Double> fromBreak = new ArrayList<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread reader =
      Thread.ofPlatform().daemon().name("finding-watch").unstarted(this::read);
  private volatile boolean closing;
  private long counted = Long.MIN_VALUE;

  /** Begins to listen: to what comes from now on. */
  FindingWatch(String bootstrap, InstantSource clock) {
    this.clock = clock;
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            100);
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(Topics.FINDINGS).stream()
            .map(partition -> new TopicPartition(Topics.FINDINGS, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    reader.start();
  }

  /** A machine's limit has just been broken by a message of this time. */
  void broke(String machine, long at) {
    broken.put(machine, at);
  }

  /** Forgets what was heard so far; of messages before this moment nothing counts any more. */
  synchronized void reset() {
    heard.clear();
    fromBreak.clear();
    broken.clear();
    counted = clock.millis();
  }

  /** What opened or worsened since the last reset. */
  synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  /** From a message that breaks a limit to the record of its finding, milliseconds. */
  synchronized Quantiles fromBreak() {
    return Quantiles.of(fromBreak);
  }

  /** Limits that were broken and of which no finding has told yet. */
  int outstanding() {
    return broken.size();
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

  private void read() {
    try (consumer) {
      while (!closing) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          told(record.value()).ifPresent(finding -> note(finding, clock.millis()));
        }
      }
    }
  }

  private Optional<Finding> told(byte[] value) {
    return switch (events.decode(value)) {
      case FindingEvent.Changed(FindingChange.Opened(Finding finding)) -> Optional.of(finding);
      case FindingEvent.Changed(FindingChange.Worsened(Finding finding)) -> Optional.of(finding);
      case FindingEvent.Changed(FindingChange.Ended _) -> Optional.empty();
      case FindingEvent.Stands _ -> Optional.empty();
    };
  }

  private synchronized void note(Finding finding, long now) {
    String machine = finding.subject().value();
    long judged =
        finding.evidence().stream()
            .map(Evidence::to)
            .max(Comparator.naturalOrder())
            .map(Instant::toEpochMilli)
            .orElse(finding.knownAt().toEpochMilli());
    if (judged < counted) {
      return;
    }
    heard.add(new Heard(machine, finding.kind().value(), judged, now));
    Long since = broken.remove(machine);
    if (since != null) {
      fromBreak.add((double) (now - since));
    }
  }
}
