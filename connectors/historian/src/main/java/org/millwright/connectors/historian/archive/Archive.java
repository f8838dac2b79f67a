package org.millwright.connectors.historian.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A back end. Readings reach it as lines of the InfluxDB protocol; this is the rest of it. All of
 * it may be called from many threads; all of it throws {@link IOException} when the server cannot
 * be asked.
 */
public interface Archive extends AutoCloseable {

  /** Sets up what readings and roll-ups are kept in, and for how long; harmless when repeated. */
  void prepare() throws IOException;

  /** The bucket that lines are written to. */
  String bucket();

  /** What goes with readings of these minutes, in the same request. */
  Marks marks(SortedSet<MachineMinute> touched);

  /** A request is confirmed: the roll-ups of its minutes are out of date. */
  void wrote(Marks marks);

  /** Brings all roll-ups up to date now; the back end does it by itself within two minutes. */
  void rollUp() throws IOException;

  /** The readings of a series from a time on and before another, the oldest of them first. */
  List<Reading> readings(Series series, Instant from, Instant to, int limit) throws IOException;

  /**
   * Whiles of a series that have readings, in the order of time.
   *
   * @param grain what they are made of, no coarser than {@code length}
   * @param length a whole number of the grain's; whiles begin at whole multiples of it since 1970
   */
  List<While> whiles(Series series, Grain grain, Instant from, Instant to, Duration length)
      throws IOException;

  /** When a series begins in a grain or, where that is cheaper to know, when the grain does. */
  Optional<Instant> begins(Series series, Grain grain) throws IOException;

  /** The last minute of a series that is rolled up. */
  Optional<Instant> rolledUp(Series series) throws IOException;

  /** When the newest of all readings was taken. */
  Optional<Instant> newest() throws IOException;

  /** The newest reading of each series that has one from a time on and before another. */
  Map<Series, Reading> latest(Instant from, Instant to) throws IOException;

  /** The newest hour of each series that was rolled up. */
  Map<Series, While> latestHours() throws IOException;

  @Override
  void close();
}
