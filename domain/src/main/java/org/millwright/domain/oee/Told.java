package org.millwright.domain.oee;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What one signal told in one minute, by its own time. Of two values of the same moment the one
 * that its source sent later stands. The order in which they are put, and how often, does not
 * matter.
 */
final class Told {

  private int size;
  private int[] at = new int[4];
  private long[] session = new long[4];
  private long[] sequence = new long[4];
  private long[] value = new long[4];

  /** Takes a value; false when that changed nothing. */
  boolean put(int moment, long inSession, long inSequence, long said) {
    int place = place(moment);
    if (place < size && at[place] == moment) {
      return replace(place, inSession, inSequence, said);
    }
    insert(place);
    at[place] = moment;
    set(place, inSession, inSequence, said);
    return true;
  }

  /** Where the moment is, or belongs. */
  private int place(int moment) {
    if (size == 0 || at[size - 1] < moment) {
      return size;
    }
    int found = Arrays.binarySearch(at, 0, size, moment);
    return found < 0 ? -found - 1 : found;
  }

  private boolean replace(int place, long inSession, long inSequence, long said) {
    int later = Long.compare(inSession, session[place]);
    later = later == 0 ? Long.compare(inSequence, sequence[place]) : later;
    if (later < 0 || (later == 0 && said == value[place])) {
      return false;
    }
    set(place, inSession, inSequence, said);
    return true;
  }

  private void set(int place, long inSession, long inSequence, long said) {
    session[place] = inSession;
    sequence[place] = inSequence;
    value[place] = said;
  }

  private void insert(int place) {
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
      session = Arrays.copyOf(session, 2 * size);
      sequence = Arrays.copyOf(sequence, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
    }
    int moved = size - place;
    System.arraycopy(at, place, at, place + 1, moved);
    System.arraycopy(session, place, session, place + 1, moved);
    System.arraycopy(sequence, place, sequence, place + 1, moved);
    System.arraycopy(value, place, value, place + 1, moved);
    size++;
  }

  /** The values without those that repeat the one before. */
  Points points() {
    int changes = 0;
    for (int i = 0; i < size; i++) {
      changes += isChange(i) ? 1 : 0;
    }
    var moments = new int[changes];
    var values = new long[changes];
    int next = 0;
    for (int i = 0; i < size; i++) {
      if (isChange(i)) {
        moments[next] = at[i];
        values[next++] = value[i];
      }
    }
    return new Points(moments, values);
  }

  /** Forgets values that repeat the one before. */
  void thin() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || value[i] != value[kept - 1]) {
        at[kept] = at[i];
        session[kept] = session[i];
        sequence[kept] = sequence[i];
        value[kept++] = value[i];
      }
    }
    size = kept;
  }

  private boolean isChange(int i) {
    return i == 0 || value[i] != value[i - 1];
  }

  int mostBytes() {
    return 5 + 35 * size;
  }

  void write(ByteBuffer out) {
    Varint.write(out, size);
    for (int i = 0; i < size; i++) {
      Varint.write(out, at[i] - (i == 0 ? 0 : at[i - 1]));
      Varint.writeSigned(out, session[i] - (i == 0 ? 0 : session[i - 1]));
      Varint.writeSigned(out, sequence[i] - (i == 0 ? 0 : sequence[i - 1]));
      Varint.writeSigned(out, value[i] - (i == 0 ? 0 : value[i - 1]));
    }
  }

  static Told read(ByteBuffer in) {
    var told = new Told();
    int size = Math.toIntExact(Varint.read(in));
    int moment = 0;
    long session = 0;
    long sequence = 0;
    long value = 0;
    for (int i = 0; i < size; i++) {
      moment += Math.toIntExact(Varint.read(in));
      session += Varint.readSigned(in);
      sequence += Varint.readSigned(in);
      value += Varint.readSigned(in);
      told.put(moment, session, sequence, value);
    }
    return told;
  }
}
