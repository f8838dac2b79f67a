package org.millwright.domain.oee;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * When a machine was heard in one minute: stretches of moments that lie no further apart than a
 * second. The order in which moments are put, and how often, does not matter.
 */
final class Hearing {

  /** A silence that is shorter is none; {@link MachineTerms#silence} is longer. */
  static final int CLOSE = 1_000;

  private int size;
  private int[] from = new int[2];
  private int[] to = new int[2];

  /** Takes a moment; false when that changed nothing. */
  boolean put(int moment) {
    int next = size;
    while (next > 0 && from[next - 1] > moment) {
      next--;
    }
    boolean joinsBefore = next > 0 && moment - to[next - 1] <= CLOSE;
    boolean joinsAfter = next < size && from[next] - moment <= CLOSE;
    if (joinsBefore && moment <= to[next - 1]) {
      return false;
    }
    if (joinsBefore && joinsAfter) {
      to[next - 1] = to[next];
      remove(next);
    } else if (joinsBefore) {
      to[next - 1] = moment;
    } else if (joinsAfter) {
      from[next] = moment;
    } else {
      insert(next, moment);
    }
    return true;
  }

  private void insert(int place, int moment) {
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size);
      to = Arrays.copyOf(to, 2 * size);
    }
    System.arraycopy(from, place, from, place + 1, size - place);
    System.arraycopy(to, place, to, place + 1, size - place);
    from[place] = moment;
    to[place] = moment;
    size++;
  }

  private void remove(int place) {
    size--;
    System.arraycopy(from, place + 1, from, place, size - place);
    System.arraycopy(to, place + 1, to, place, size - place);
  }

  /** Beginnings, and ends as values. */
  Points points() {
    var ends = new long[size];
    for (int i = 0; i < size; i++) {
      ends[i] = to[i];
    }
    return new Points(Arrays.copyOf(from, size), ends);
  }

  int mostBytes() {
    return 5 + 10 * size;
  }

  void write(ByteBuffer out) {
    Varint.write(out, size);
    for (int i = 0; i < size; i++) {
      Varint.write(out, from[i]);
      Varint.write(out, to[i] - from[i]);
    }
  }

  static Hearing read(ByteBuffer in) {
    var hearing = new Hearing();
    int size = Math.toIntExact(Varint.read(in));
    for (int i = 0; i < size; i++) {
      int from = Math.toIntExact(Varint.read(in));
      hearing.insert(i, from);
      hearing.to[i] = from + Math.toIntExact(Varint.read(in));
    }
    return hearing;
  }
}
