package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;

/** Messages of one machine that become one frame, in their order. */
final class Batch {

  /**
   * A message that waits.
   *
   * @param number the sender's own; null when the lane counts
   * @param session the lane's, for a message that it counts
   * @param alone true when it must be a frame by itself
   */
  record Message(
      MachineLane lane,
      String source,
      MachineLane.@Nullable Number number,
      long session,
      Instant receivedAt,
      boolean historical,
      boolean alone,
      List<RawReading> readings,
      Runnable done)
      implements Lane.Delivery {

    /** Readings without a time of their own are given that of their message. */
    Message {
      readings = readings.stream().map(reading -> timed(reading, receivedAt)).toList();
      alone |= readings.stream().allMatch(reading -> reading.value() instanceof Value.Missing);
    }

    private static RawReading timed(RawReading reading, Instant receivedAt) {
      return reading.at() == null
          ? new RawReading(reading.address(), receivedAt, reading.value(), reading.quality())
          : reading;
    }
  }

  private final Joining joining;
  private final List<Message> messages = new ArrayList<>();
  private final List<RawReading> readings = new ArrayList<>();
  private Instant oldest = Instant.MAX;
  private Instant newest = Instant.MIN;

  Batch(Joining joining, Message first) {
    this.joining = joining;
    add(first);
  }

  /** Whether a message may travel with those that are here. */
  boolean admits(Message next) {
    Message last = messages.getLast();
    return !last.alone()
        && !next.alone()
        && next.lane() == last.lane()
        && next.source().equals(last.source())
        && next.historical() == last.historical()
        && follows(last, next)
        && readings.size() + next.readings().size() <= joining.readings()
        && staysWithinTheSpan(next)
        && next.readings().stream().noneMatch(this::holdsAnotherOfThatMoment);
  }

  private static boolean follows(Message last, Message next) {
    MachineLane.Number before = last.number();
    MachineLane.Number after = next.number();
    if (before == null || after == null) {
      return Objects.equals(before, after) && last.session() == next.session();
    }
    return before.session() == after.session() && after.sequence() > before.sequence();
  }

  private boolean staysWithinTheSpan(Message next) {
    Instant from = oldest;
    Instant to = newest;
    for (RawReading reading : next.readings()) {
      Instant at = at(reading);
      from = at.isBefore(from) ? at : from;
      to = at.isAfter(to) ? at : to;
    }
    return Duration.between(from, to).compareTo(joining.span()) <= 0;
  }

  /** Two values of one moment are told apart by the numbers of their frames only. */
  private boolean holdsAnotherOfThatMoment(RawReading next) {
    return readings.stream()
        .anyMatch(held ->
            held.address().equals(next.address())
                && at(held).toEpochMilli() == at(next).toEpochMilli());
  }

  private static Instant at(RawReading reading) {
    return Objects.requireNonNull(reading.at());
  }

  /** Adds a message that is admitted. */
  void add(Message next) {
    messages.add(next);
    for (RawReading reading : next.readings()) {
      readings.add(reading);
      oldest = at(reading).isBefore(oldest) ? at(reading) : oldest;
      newest = at(reading).isAfter(newest) ? at(reading) : newest;
    }
  }

  /** The message that came last: its number stands for all, for whoever knows it knows them. */
  Message last() {
    return messages.getLast();
  }

  List<RawReading> readings() {
    return List.copyOf(readings);
  }

  /** All are safe. */
  void done() {
    messages.forEach(message -> message.done().run());
  }
}
