package org.millwright.domain.measure;

/**
 * A count that goes on over the resets of a device's counter. A step back is a reset: what the
 * counter shows afterwards was counted since. A step back from close below 2^16 or 2^32 to close
 * above 0 is a wrap: the steps up to the end count too.
 */
public final class Counter {

  /** {@link #last()} before anything was shown. */
  public static final long NOTHING = -1;

  private static final long[] ENDS = {1L << 16, 1L << 32};

  /** A wrap is believed when the counter moved by no more than this part of its range. */
  private static final int CLOSE = 64;

  private long last;
  private long total;

  /** A count that was shown nothing yet. */
  public Counter() {
    this(NOTHING, 0);
  }

  /** A count that goes on from what it was. */
  public Counter(long last, long total) {
    this.last = last;
    this.total = total;
  }

  /**
   * Takes what the device's counter shows; below 0 is no count and is passed over.
   *
   * @return what was counted since the value before; 0 for the first value
   */
  public long show(long shown) {
    if (shown < 0) {
      return 0;
    }
    long step = last == NOTHING ? 0 : shown >= last ? shown - last : afterStepBack(shown);
    total += step;
    last = shown;
    return step;
  }

  /** What the device's counter showed last; {@link #NOTHING} before it showed anything. */
  public long last() {
    return last;
  }

  /** What was counted since the first value shown. */
  public long total() {
    return total;
  }

  private long afterStepBack(long shown) {
    for (long end : ENDS) {
      if (last < end && end - last + shown <= end / CLOSE) {
        return end - last + shown;
      }
    }
    return shown;
  }
}
