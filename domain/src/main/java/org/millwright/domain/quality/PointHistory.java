package org.millwright.domain.quality;

/**
 * Where the last points of a chart lay, one bit a point, the newest lowest; nothing of what was
 * before a change of limits or product or before an excluded point.
 */
final class PointHistory {

  /** How far out a zone begins, in σ from the centre. */
  private static final int ZONES = 4;

  private final long[] above = new long[ZONES];
  private final long[] below = new long[ZONES];
  private long inside;
  private long rising;
  private long falling;
  private double last = Double.NaN;

  /** Forgets all points, so that no run goes on. */
  void begin() {
    for (int zone = 0; zone < ZONES; zone++) {
      above[zone] = 0;
      below[zone] = 0;
    }
    inside = 0;
    rising = 0;
    falling = 0;
    last = Double.NaN;
  }

  /** A value on a limit is not beyond it, a value as before neither rises nor falls. */
  void add(double value, double center, double sigma) {
    double out = value - center;
    for (int zone = 0; zone < ZONES; zone++) {
      double limit = zone * sigma;
      above[zone] = (above[zone] << 1) | bit(out > limit);
      below[zone] = (below[zone] << 1) | bit(out < -limit);
    }
    inside = (inside << 1) | bit(Math.abs(out) <= sigma);
    rising = (rising << 1) | bit(value > last);
    falling = (falling << 1) | bit(value < last);
    last = value;
  }

  /** So many of the last ones, the newest among them, beyond so many σ on the same side. */
  boolean beyond(int sigmas, int wanted, int of) {
    return isBeyond(above[sigmas], wanted, of) || isBeyond(below[sigmas], wanted, of);
  }

  /** So many in a row on one side of the centre. */
  boolean oneSide(int points) {
    return beyond(0, points, points);
  }

  /** So many points in a row each above the one before, or each below it. */
  boolean trend(int points) {
    long steps = newest(points - 1);
    return (rising & steps) == steps || (falling & steps) == steps;
  }

  /** So many points in a row up and down by turns. */
  boolean alternating(int points) {
    long turns = (rising & (falling >>> 1)) | (falling & (rising >>> 1));
    long all = newest(points - 2);
    return (turns & all) == all;
  }

  /** So many in a row not beyond 1 σ. */
  boolean hugging(int points) {
    long all = newest(points);
    return (inside & all) == all;
  }

  /** So many in a row beyond 1 σ, some above and some below. */
  boolean avoiding(int points) {
    long all = newest(points);
    return ((above[1] | below[1]) & all) == all && (above[1] & all) != 0 && (below[1] & all) != 0;
  }

  private static boolean isBeyond(long points, int wanted, int of) {
    return (points & 1) == 1 && Long.bitCount(points & newest(of)) >= wanted;
  }

  private static long newest(int points) {
    return (1L << points) - 1;
  }

  private static long bit(boolean set) {
    return set ? 1 : 0;
  }
}
