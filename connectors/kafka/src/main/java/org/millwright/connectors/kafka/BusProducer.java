package org.millwright.connectors.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records to the bus and never gives up while the broker is away: acknowledged by all
 * replicas, each once and in the order given, compressed. Safe for several threads.
 *
 * <p>At most {@code mostUnderway} records are on their way; who would send one more waits. So the
 * queue before the bus pushes back and never grows beyond bounds.
 */
public final class BusProducer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BusProducer.class);
  private static final int MOST_UNDERWAY = 5_000;
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private record Waiting(ProducerRecord<String, byte[]> record, CompletableFuture<Void> safe) {}

  private final KafkaProducer<String, byte[]> producer;
  private final Semaphore room;
  private final BlockingQueue<Waiting> waiting;
  private final Thread sender;
  private volatile boolean closed;

  /**
   * A producer with room for 5,000 records on their way.
   *
   * @param bootstrap the broker's address, {@code host:port}
   */
  public BusProducer(String bootstrap) {
    this(bootstrap, MOST_UNDERWAY);
  }

  /**
   * A producer; it need not find the broker at once.
   *
   * @param bootstrap the broker's address, {@code host:port}
   * @param mostUnderway records that may be on their way, 1 or more
   */
  public BusProducer(String bootstrap, int mostUnderway) {
    if (mostUnderway < 1) {
      throw new IllegalArgumentException(
          "most underway is " + mostUnderway + ", expected 1 or more");
    }
    producer =
        new KafkaProducer<>(config(bootstrap), new StringSerializer(), new ByteArraySerializer());
    room = new Semaphore(mostUnderway);
    waiting = new ArrayBlockingQueue<>(mostUnderway);
    sender = Thread.ofPlatform().daemon().name("bus-producer").start(this::sendAll);
  }

  /**
   * Sends a record; waits for room first.
   *
   * @return completes when the bus has the record safe; fails only when it can never be sent
   */
  public CompletionStage<Void> send(ProducerRecord<String, byte[]> record) {
    var safe = new CompletableFuture<Void>();
    room.acquireUninterruptibly();
    if (closed) {
      room.release();
      return CompletableFuture.failedFuture(new IllegalStateException("the bus is closed"));
    }
    waiting.add(new Waiting(record, safe));
    return safe;
  }

  /** Sends what can be sent within five seconds; what cannot, fails. */
  @Override
  public void close() {
    closed = true;
    try {
      sender.join(GOODBYE.toMillis() / 2);
      sender.interrupt();
      producer.close(GOODBYE);
      sender.join();
    } catch (InterruptedException | InterruptException e) {
      producer.close(Duration.ZERO);
      Thread.currentThread().interrupt();
    }
    for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
      done(left, new IllegalStateException("the bus was closed before the record was sent"));
    }
  }

  private void sendAll() {
    try {
      while (!closed || !waiting.isEmpty()) {
        Waiting next = waiting.poll(50, TimeUnit.MILLISECONDS);
        if (next != null) {
          send(next);
        }
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("told to stop", e);
    }
  }

  private void send(Waiting next) {
    try {
      var _ = producer.send(next.record, (_, failure) -> done(next, failure));
    } catch (InterruptException e) {
      done(next, e);
      throw e;
    } catch (KafkaException | IllegalStateException e) {
      done(next, e);
    }
  }

  private void done(Waiting sent, @Nullable Exception failure) {
    room.release();
    if (failure == null) {
      sent.safe.complete(null);
    } else {
      LOG.warn("a record for {} was not sent: {}", sent.record.topic(), failure.toString());
      sent.safe.completeExceptionally(failure);
    }
  }

  private static Map<String, Object> config(String bootstrap) {
    var config = new HashMap<String, Object>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20);
    return config;
  }
}
