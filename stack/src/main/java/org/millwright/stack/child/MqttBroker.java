package org.millwright.stack.child;

import com.codahale.metrics.Counter;
import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An MQTT 5 broker that reports what it had to drop. It asks nobody for a password: it listens on
 * the loopback address, so only this machine's programs arrive.
 */
public final class MqttBroker {
  private static final Logger LOG = LoggerFactory.getLogger(MqttBroker.class);
  private static final String DROPPED = "com.hivemq.messages.dropped.count";
  private static final long REPORT_SECONDS = 10;

  /**
   * Of the machine's memory one part in so many holds payloads before they go to files: 48 MB of 24
   * GB instead of the broker's own 750 MB.
   */
  private static final int MEMTABLES = 512;

  private MqttBroker() {}

  /** Arguments: the folder with config.xml, the data folder, the ready sign's file. */
  public static void main(String[] arguments) throws Exception {
    InternalConfigurations.PAYLOAD_PERSISTENCE_MEMTABLE_SIZE_PORTION.set(MEMTABLES);
    EmbeddedHiveMQ broker =
        EmbeddedHiveMQ.builder()
            .withConfigurationFolder(Path.of(arguments[0]))
            .withDataFolder(Path.of(arguments[1]))
            .withoutLoggingBootstrap()
            .build();
    broker.start().get();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker, ended), "mqtt-shutdown"));
    new ReadySign(Path.of(arguments[2])).give();
    reportDrops(broker.getMetricRegistry().counter(DROPPED), ended);
  }

  private static void reportDrops(Counter dropped, CountDownLatch ended)
      throws InterruptedException {
    long reported = 0;
    while (!ended.await(REPORT_SECONDS, TimeUnit.SECONDS)) {
      long now = dropped.getCount();
      if (now > reported) {
        LOG.warn(
            "{} messages dropped in {} s, {} since the start: a client's queue is full or its"
                + " connection is slow",
            now - reported,
            REPORT_SECONDS,
            now);
      }
      reported = now;
    }
  }

  private static void stop(EmbeddedHiveMQ broker, CountDownLatch ended) {
    try {
      broker.stop().get(8, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.warn("The broker did not stop cleanly", e);
    } finally {
      ended.countDown();
    }
  }
}
