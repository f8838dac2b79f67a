package org.millwright.connectors.mqtt;

import java.time.Duration;

/**
 * How far messages of one machine that wait for the bus are put together in one frame. Nothing ever
 * waits to be joined: while the bus is idle, every message is a frame.
 *
 * @param readings most readings of such a frame, 1 to 10,000; 1 makes a frame of every message
 * @param span between the oldest and the newest reading of such a frame, 0 to 1 s: what is judged
 *     frame by frame loses no more detail than this, even when a day of messages is caught up
 */
public record Joining(int readings, Duration span) {

  private static final int MOST_READINGS = 10_000;
  private static final Duration LONGEST_SPAN = Duration.ofSeconds(1);

  /** At most 100 readings of at most 20 ms. */
  public static final Joining USUAL = new Joining(100, Duration.ofMillis(20));

  public Joining {
    if (readings < 1 || readings > MOST_READINGS) {
      throw new IllegalArgumentException(
          "readings is " + readings + ", expected 1 to " + MOST_READINGS);
    }
    if (span.isNegative() || span.compareTo(LONGEST_SPAN) > 0) {
      throw new IllegalArgumentException("span is " + span + ", expected 0 to " + LONGEST_SPAN);
    }
  }
}
