package org.millwright.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic in batches and commits a batch only after its handler returned. A batch that fails
 * is tried again until it succeeds; meanwhile the consumer is paused and keeps its place in the
 * group. A record that cannot be decoded goes to the dead letters, and the line goes on.
 *
 * <p>At least once: after a crash a batch comes again.
 *
 * @param <V> what a record says
 */
public final class ConfirmedConsumer<V> implements AutoCloseable {

  /**
   * Makes a value of a record; an {@link UnreadableRecord} sends it to the dead letters, and so
   * does any other fault, for the same bytes would bring it again.
   */
  @FunctionalInterface
  public interface Decoder<V> {
    V decode(ConsumerRecord<String, byte[]> record);
  }

  /** Takes a batch, in the order of each partition. Whatever it throws, the batch comes again. */
  @FunctionalInterface
  public interface Handler<V> {
    void handle(List<V> batch) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmedConsumer.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STAY_EVERY = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(5);
  private static final int MOST_BACK_OFF = 30;

  /** With so much gathered, nothing is waited for. */
  private static final int GATHERED_BYTES = 1 << 20;

  private final ConsumerSettings settings;
  private final Decoder<V> decoder;
  private final Handler<V> handler;
  private final DeadLetters deadLetters;
  private final KafkaConsumer<String, byte[]> consumer;
  private final ExecutorService worker;
  private final Thread reader;
  private volatile boolean closing;

  /** A consumer, not yet started. */
  public ConfirmedConsumer(
      ConsumerSettings settings, Decoder<V> decoder, Handler<V> handler, DeadLetters deadLetters) {
    this.settings = settings;
    this.decoder = decoder;
    this.handler = handler;
    this.deadLetters = deadLetters;
    consumer =
        new KafkaConsumer<>(
            config(settings), new StringDeserializer(), new ByteArrayDeserializer());
    worker =
        Executors.newSingleThreadExecutor(task ->
            Thread.ofPlatform().daemon().name(settings.group() + "-worker").unstarted(task));
    reader = Thread.ofPlatform().daemon().name(settings.group() + "-reader").unstarted(this::read);
  }

  /** Begins to read. Called once. */
  public void start() {
    reader.start();
  }

  /** Ends after the batch at hand, or without it when that takes longer than five seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      if (reader.isAlive()) {
        reader.join(GOODBYE.toMillis());
        consumer.wakeup();
        worker.shutdownNow();
        reader.join(GOODBYE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      worker.shutdownNow();
    }
  }

  private void read() {
    try (consumer) {
      consumer.subscribe(settings.topics());
      while (!closing) {
        readBatch();
      }
    } catch (WakeupException e) {
      LOG.debug("{} was told to stop", settings.group());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readBatch() throws InterruptedException {
    try {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        finish(records);
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("{} cannot read for now: {}", settings.group(), e.toString());
      Thread.sleep(settings.retryAfter());
    }
  }

  private void finish(ConsumerRecords<String, byte[]> records) throws InterruptedException {
    Future<?> work = worker.submit(() -> workThrough(records));
    try {
      while (!isDone(work)) {
        consumer.pause(consumer.assignment());
        stayInGroup();
      }
      consumer.commitSync(ends(records));
    } catch (ExecutionException e) {
      LOG.warn("{} left a batch undone; it comes again: {}", settings.group(), e.toString());
      goBack(records);
    } finally {
      consumer.resume(consumer.paused());
    }
  }

  private static boolean isDone(Future<?> work) throws InterruptedException, ExecutionException {
    try {
      work.get(STAY_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void goBack(ConsumerRecords<String, byte[]> records) {
    for (ConsumerRecord<String, byte[]> first : firsts(records)) {
      var partition = new TopicPartition(first.topic(), first.partition());
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, first.offset());
      }
    }
  }

  /** Polls while paused; what a new partition brings all the same is read again later. */
  private void stayInGroup() {
    goBack(consumer.poll(Duration.ZERO));
  }

  private static List<ConsumerRecord<String, byte[]>> firsts(
      ConsumerRecords<String, byte[]> records) {
    return records.partitions().stream().map(part -> records.records(part).getFirst()).toList();
  }

  private static Map<TopicPartition, OffsetAndMetadata> ends(
      ConsumerRecords<String, byte[]> records) {
    var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : records.partitions()) {
      long last = records.records(partition).getLast().offset();
      ends.put(partition, new OffsetAndMetadata(last + 1));
    }
    return ends;
  }

  /** Decodes and handles; returns when it is done, throws only when told to stop. */
  private Void workThrough(ConsumerRecords<String, byte[]> records) throws Exception {
    var batch = new ArrayList<V>();
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        batch.add(decoder.decode(record));
      } catch (UnreadableRecord e) {
        bury(record, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        LOG.warn("{} could not decode a record", settings.group(), e);
        bury(record, e.toString());
      }
    }
    if (!batch.isEmpty()) {
      handleUntilDone(batch);
    }
    return null;
  }

  private void bury(ConsumerRecord<String, byte[]> record, String reason) throws Exception {
    String place = record.topic() + "/" + record.partition() + "/" + record.offset();
    byte[] payload = record.value() == null ? new byte[0] : record.value();
    deadLetters.send("bus:" + settings.group(), place, payload, reason).toCompletableFuture().get();
  }

  private void handleUntilDone(List<V> batch) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        handler.handle(batch);
        return;
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        Duration wait =
            settings
                .retryAfter()
                .multipliedBy(Math.min(MOST_BACK_OFF, 1L << Math.min(tries - 1, 5)));
        LOG.warn(
            "{} could not take {} records, try {}; next in {} ms: {}",
            settings.group(),
            batch.size(),
            tries,
            wait.toMillis(),
            e.toString());
        TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      }
    }
  }

  private static Map<String, Object> config(ConsumerSettings settings) {
    var config = new HashMap<String, Object>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, settings.fromNow() ? "latest" : "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.mostRecords());
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) settings.gather().toMillis());
    config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, settings.gathers() ? GATHERED_BYTES : 1);
    config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return config;
  }
}
