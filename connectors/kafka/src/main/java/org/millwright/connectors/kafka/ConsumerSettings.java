package org.millwright.connectors.kafka;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link ConfirmedConsumer} reads and how.
 *
 * @param bootstrap the broker's address, {@code host:port}
 * @param group consumers of one group share the partitions; the group's offsets are kept
 * @param topics what is read
 * @param mostRecords records in one batch at most, 1 or more
 * @param retryAfter a failed batch is tried again after so long, then after twice as long, up to 30
 *     times as long
 * @param fromNow true to begin with what comes from now on when the group is new, false to begin
 *     with the oldest
 */
public record ConsumerSettings(
    String bootstrap,
    String group,
    List<String> topics,
    int mostRecords,
    Duration retryAfter,
    boolean fromNow) {

  public ConsumerSettings {
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("consumer " + group + " needs a topic");
    }
    if (mostRecords < 1 || !retryAfter.isPositive()) {
      throw new IllegalArgumentException(
          "consumer "
              + group
              + ": most records "
              + mostRecords
              + " must be 1 or more, retry after "
              + retryAfter
              + " above 0");
    }
  }

  /** Everything of a topic, in batches of 500, tried again after 200 ms. */
  public static ConsumerSettings of(String bootstrap, String group, String topic) {
    return new ConsumerSettings(
        bootstrap, group, List.of(topic), 500, Duration.ofMillis(200), false);
  }
}
