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
 * @param gather what is new waits for so long at most for more to come, 1 ms to 10 s; longer when
 *     each batch costs much, whatever its size
 */
public record ConsumerSettings(
    String bootstrap,
    String group,
    List<String> topics,
    int mostRecords,
    Duration retryAfter,
    boolean fromNow,
    Duration gather) {

  private static final Duration AT_ONCE = Duration.ofMillis(50);

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
    if (gather.toMillis() < 1 || gather.toMillis() > 10_000) {
      throw new IllegalArgumentException(
          "consumer " + group + ": gather is " + gather + ", expected 1 ms to 10 s");
    }
  }

  /** Settings under which what is new is handed over at once. */
  public ConsumerSettings(
      String bootstrap,
      String group,
      List<String> topics,
      int mostRecords,
      Duration retryAfter,
      boolean fromNow) {
    this(bootstrap, group, topics, mostRecords, retryAfter, fromNow, AT_ONCE);
  }

  /** Everything of a topic, in batches of 500, tried again after 200 ms. */
  public static ConsumerSettings of(String bootstrap, String group, String topic) {
    return new ConsumerSettings(
        bootstrap, group, List.of(topic), 500, Duration.ofMillis(200), false);
  }

  /** What comes to a topic from now on, for a group that is used once. */
  public static ConsumerSettings fromNow(String bootstrap, String group, String topic) {
    return new ConsumerSettings(
        bootstrap, group, List.of(topic), 500, Duration.ofMillis(200), true);
  }

  /** The same, with larger and fewer batches. */
  public ConsumerSettings gathering(Duration longer) {
    return new ConsumerSettings(bootstrap, group, topics, mostRecords, retryAfter, fromNow, longer);
  }

  /** The same, with so many records in a batch at most. */
  public ConsumerSettings inBatchesOf(int most) {
    return new ConsumerSettings(bootstrap, group, topics, most, retryAfter, fromNow, gather);
  }

  boolean gathers() {
    return gather.compareTo(AT_ONCE) > 0;
  }
}
