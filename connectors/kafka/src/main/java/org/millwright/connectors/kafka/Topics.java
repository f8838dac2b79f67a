package org.millwright.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the line. */
public final class Topics {

  /** Frames; key: machine id. */
  public static final String OBSERVATIONS = "observations";

  /** How each machine stands; key: machine id; CloudEvents. */
  public static final String RESULTS = "results";

  /** What is known of machines' time and output; key: machine id; CloudEvents. */
  public static final String OEE = "oee";

  /** Findings, their ends, and how their conditions stand; key: finding key; CloudEvents. */
  public static final String FINDINGS = "findings";

  /**
   * What went to the ERP and came from it; key: document id; CloudEvents. Millwright itself writes
   * nothing here: it keeps its documents in the database.
   */
  public static final String DOCUMENTS = "documents";

  /** What could not be read; key: source; value: the raw bytes. */
  public static final String DEAD_LETTERS = "dead-letters";

  /** What the engine did; key: process instance key. */
  public static final String ENGINE = "engine";

  /**
   * Partitions of the topics that are read in parallel. A role runs in at most so many copies; the
   * number cannot change without moving the state that is kept by machine.
   */
  public static final int PARTITIONS = 6;

  private static final Duration WEEK = Duration.ofDays(7);

  /** How long dead letters stay. */
  public static final Duration DEAD_LETTERS_KEPT = WEEK.multipliedBy(4);

  private Topics() {}

  /**
   * Makes the topics that are not there yet.
   *
   * @param bootstrap the broker's address, {@code host:port}
   * @param replication copies of each record; 1 on a single box
   * @throws IllegalStateException when the broker does not answer in time or refuses
   */
  public static void ensure(String bootstrap, short replication, Duration atMost) {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            Math.toIntExact(atMost.toMillis()),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            Math.toIntExact(Math.min(atMost.toMillis(), 10_000)));
    try (Admin admin = Admin.create(config)) {
      for (NewTopic topic : all(replication)) {
        ensure(admin, topic, bootstrap, atMost);
      }
    }
  }

  static List<NewTopic> all(short replication) {
    return List.of(
        topic(OBSERVATIONS, PARTITIONS, replication, WEEK),
        topic(RESULTS, PARTITIONS, replication, Duration.ofHours(1)),
        topic(OEE, PARTITIONS, replication, WEEK),
        topic(FINDINGS, PARTITIONS, replication, WEEK.multipliedBy(4)),
        topic(DOCUMENTS, 1, replication, WEEK.multipliedBy(4)),
        topic(DEAD_LETTERS, 1, replication, DEAD_LETTERS_KEPT),
        topic(ENGINE, 1, replication, WEEK));
  }

  private static NewTopic topic(String name, int partitions, short replication, Duration keep) {
    return new NewTopic(name, partitions, replication)
        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.toMillis())));
  }

  private static void ensure(Admin admin, NewTopic topic, String bootstrap, Duration atMost) {
    try {
      admin
          .createTopics(List.of(topic))
          .all()
          .get(atMost.toMillis() + 1_000, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(
            "topic " + topic.name() + " could not be made on " + bootstrap + ": " + e.getCause(),
            e);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "broker " + bootstrap + " did not make topic " + topic.name() + " within " + atMost, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making topic " + topic.name(), e);
    }
  }
}
