package org.millwright.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running line: the topology on a broker, at least once. A thread that dies is replaced; a
 * frame that cannot be read is passed over here, since the historian, which reads the same topic,
 * sends it to the dead letters.
 */
public final class Line implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  /**
   * Each commit writes all that is remembered of each machine heard since the last; a restart takes
   * so much time's frames again.
   */
  private static final int COMMIT_EVERY_MILLIS = 5_000;

  /** A fetch costs the broker and us as much with one frame as with a hundred. */
  private static final int GATHERED_BYTES = 128 << 10;

  private static final int GATHER_MILLIS = 25;

  private final KafkaStreams streams;

  /**
   * A line, not yet started.
   *
   * @param bootstrap the broker's address, {@code host:port}
   * @param folder where it may keep its process's identity
   * @param clock tells the line's time: when something is judged, said and committed
   * @param listener hears each change of its state in words for people
   */
  public Line(
      Topology topology,
      String bootstrap,
      Path folder,
      InstantSource clock,
      Consumer<String> listener) {
    streams = new KafkaStreams(topology, properties(bootstrap, folder), new LineTime(clock));
    streams.setUncaughtExceptionHandler(failure -> {
      LOG.error("a thread of the line failed and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.setStateListener((now, before) -> listener.accept(words(now)));
  }

  public void start() {
    streams.start();
  }

  /** True while frames are being judged. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(10));
  }

  private static Properties properties(String bootstrap, Path folder) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "millwright-line");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MILLIS);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L << 20);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), GATHERED_BYTES);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), GATHER_MILLIS);
    properties.put(StreamsConfig.POLL_MS_CONFIG, 20L);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), Integer.MAX_VALUE);
    return properties;
  }

  private static String words(KafkaStreams.State state) {
    return switch (state) {
      case CREATED -> "not started";
      case REBALANCING -> "taking over partitions and their memory";
      case RUNNING -> "judging";
      case PENDING_SHUTDOWN, PENDING_ERROR -> "stopping";
      case NOT_RUNNING -> "stopped";
      case ERROR -> "failed";
    };
  }
}
