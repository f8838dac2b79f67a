package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A count that goes on over the resets of a device's counter. A step back is a reset: what the
 * counter shows afterwards was counted since. A step back from close below 2^16 or 2^32 to close
 * above 0 is a wrap: the steps up to the end count too.
 */
final class Counter {

  private static final long[] ENDS = {1L << 16, 1L << 32};

  /** A wrap is believed when the counter moved by no more than this part of its range. */
  private static final int CLOSE = 64;

  private long last = -1;
  private long total;

  /** Takes what the device's counter shows; below 0 is no count and is passed over. */
  void show(long shown) {
    if (shown < 0) {
      return;
    }
    if (last >= 0) {
      total += shown >= last ? shown - last : afterStepBack(shown);
    }
    last = shown;
  }

  /** What was counted since the first value shown. */
  long total() {
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

  void write(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeLong(total);
  }

  static Counter read(DataInput in) throws IOException {
    var counter = new Counter();
    counter.last = in.readLong();
    counter.total = in.readLong();
    return counter;
  }
}
