package org.millwright.domain.oee;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Values at moments of one minute, in order of time.
 *
 * @param at milliseconds since the minute began, ascending
 * @param value as many
 */
record Points(int[] at, long[] value) {

  static final Points NONE = new Points(new int[0], new long[0]);

  Points {
    if (at.length != value.length) {
      throw new IllegalArgumentException(at.length + " moments and " + value.length + " values");
    }
  }

  int size() {
    return at.length;
  }

  /** At most so many bytes are needed for {@link #write}. */
  int mostBytes() {
    return 5 + 15 * at.length;
  }

  void write(ByteBuffer out) {
    Varint.write(out, at.length);
    int before = 0;
    long last = 0;
    for (int i = 0; i < at.length; i++) {
      Varint.write(out, at[i] - before);
      Varint.writeSigned(out, value[i] - last);
      before = at[i];
      last = value[i];
    }
  }

  static Points read(ByteBuffer in) {
    int size = Math.toIntExact(Varint.read(in));
    if (size < 0 || size > in.remaining()) {
      throw new IllegalArgumentException(size + " points in " + in.remaining() + " bytes");
    }
    var at = new int[size];
    var value = new long[size];
    int before = 0;
    long last = 0;
    for (int i = 0; i < size; i++) {
      before += Math.toIntExact(Varint.read(in));
      last += Varint.readSigned(in);
      at[i] = before;
      value[i] = last;
    }
    return new Points(at, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Points(int[] otherAt, long[] otherValue)
        && Arrays.equals(at, otherAt)
        && Arrays.equals(value, otherValue);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(at) + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return Arrays.toString(at) + "=" + Arrays.toString(value);
  }
}
