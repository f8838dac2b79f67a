package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * The numbers of the last ten whole seconds of event time, the current one included, summed up by
 * the second. A number that comes late finds its second; one that is older than the window does not
 * count.
 */
final class Window {

  static final int SECONDS = 10;
  static final Duration SPAN = Duration.ofSeconds(SECONDS);

  private static final long EMPTY = Long.MIN_VALUE;

  private final long[] second = new long[SECONDS];
  private final int[] counts = new int[SECONDS];
  private final double[] sums = new double[SECONDS];
  private final double[] lows = new double[SECONDS];
  private final double[] highs = new double[SECONDS];
  private final double[] lasts = new double[SECONDS];

  Window() {
    clear();
  }

  /**
   * What a window holds; mean, min and max are 0 when {@code count} is 0. The mean lies between min
   * and max, whatever rounding makes of the sum: ten times 2.8 has the mean 2.8, not a breach.
   */
  record Summary(int count, double mean, double min, double max) {
    static final Summary NOTHING = new Summary(0, 0, 0, 0);
  }

  void add(long atMillis, double value) {
    long at = Math.floorDiv(atMillis, 1000);
    int slot = (int) Math.floorMod(at, (long) SECONDS);
    if (second[slot] > at) {
      return;
    }
    if (second[slot] < at) {
      second[slot] = at;
      counts[slot] = 0;
      sums[slot] = 0;
      lows[slot] = value;
      highs[slot] = value;
    }
    counts[slot]++;
    sums[slot] += value;
    lows[slot] = Math.min(lows[slot], value);
    highs[slot] = Math.max(highs[slot], value);
    lasts[slot] = value;
  }

  /** The window that ends with the second of {@code nowMillis}. */
  Summary at(long nowMillis) {
    long newest = Math.floorDiv(nowMillis, 1000);
    int count = 0;
    double sum = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (long at = newest - SECONDS + 1; at <= newest; at++) {
      int slot = (int) Math.floorMod(at, (long) SECONDS);
      if (second[slot] == at) {
        count += counts[slot];
        sum += sums[slot];
        low = Math.min(low, lows[slot]);
        high = Math.max(high, highs[slot]);
      }
    }
    return count == 0
        ? Summary.NOTHING
        : new Summary(count, Math.clamp(sum / count, low, high), low, high);
  }

  /**
   * As {@link #at}, of a value that holds until another one is told: every second counts the same,
   * one without a number by the last number before it. {@code count} is of seconds.
   */
  Summary heldAt(long nowMillis) {
    long newest = Math.floorDiv(nowMillis, 1000);
    int count = 0;
    double sum = 0;
    double held = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (long at = newest - SECONDS + 1; at <= newest; at++) {
      int slot = (int) Math.floorMod(at, (long) SECONDS);
      if (second[slot] == at) {
        sum += sums[slot] / counts[slot];
        held = lasts[slot];
        low = Math.min(low, lows[slot]);
        high = Math.max(high, highs[slot]);
        count++;
      } else if (count > 0) {
        sum += held;
        count++;
      }
    }
    return count == 0
        ? Summary.NOTHING
        : new Summary(count, Math.clamp(sum / count, low, high), low, high);
  }

  void clear() {
    Arrays.fill(second, EMPTY);
  }

  void write(DataOutput out) throws IOException {
    int used = 0;
    for (long at : second) {
      used += at == EMPTY ? 0 : 1;
    }
    out.writeByte(used);
    for (int slot = 0; slot < SECONDS; slot++) {
      if (second[slot] != EMPTY) {
        out.writeLong(second[slot]);
        out.writeInt(counts[slot]);
        out.writeDouble(sums[slot]);
        out.writeDouble(lows[slot]);
        out.writeDouble(highs[slot]);
        out.writeDouble(lasts[slot]);
      }
    }
  }

  static Window read(DataInput in) throws IOException {
    var window = new Window();
    int used = in.readByte();
    for (int i = 0; i < used; i++) {
      long at = in.readLong();
      int slot = (int) Math.floorMod(at, (long) SECONDS);
      window.second[slot] = at;
      window.counts[slot] = in.readInt();
      window.sums[slot] = in.readDouble();
      window.lows[slot] = in.readDouble();
      window.highs[slot] = in.readDouble();
      window.lasts[slot] = in.readDouble();
    }
    return window;
  }
}
