package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * How often a signal is told: the mean of the times from one good value to the next, of which the
 * last ones count most. Times in milliseconds of event time.
 */
final class Rhythm {

  /** Silence is what lasts for so many times the mean. */
  private static final int BEATS = 10;

  /** Nothing is silent earlier; before a rhythm is known it is silent then. */
  static final Duration SHORTEST = Duration.ofSeconds(5);

  private static final int KNOWN = 16;

  /** One outage is not a new rhythm; some long pauses are. */
  private static final int LONGEST = 8;

  private double mean;
  private int beats;

  /** Another good value came. */
  void beat(long sinceLast) {
    if (sinceLast <= 0) {
      return;
    }
    beats = Math.min(KNOWN, beats + 1);
    double counts = beats == 1 ? sinceLast : Math.min(sinceLast, LONGEST * mean);
    mean += (counts - mean) / beats;
  }

  /** A longer silence is not the rhythm any more. */
  Duration silentAfter() {
    return beats < KNOWN || BEATS * mean < SHORTEST.toMillis()
        ? SHORTEST
        : Duration.ofMillis(Math.round(BEATS * mean));
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(mean);
    out.writeByte(beats);
  }

  static Rhythm read(DataInput in) throws IOException {
    var rhythm = new Rhythm();
    rhythm.mean = in.readDouble();
    rhythm.beats = in.readByte();
    return rhythm;
  }
}
