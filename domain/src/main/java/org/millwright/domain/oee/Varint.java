package org.millwright.domain.oee;

import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need, seven bits in each. */
final class Varint {

  private Varint() {}

  static void write(ByteBuffer out, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  static long read(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = in.get();
      number |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }

  /** Small numbers below 0 need few bytes too. */
  static void writeSigned(ByteBuffer out, long number) {
    write(out, (number << 1) ^ (number >> 63));
  }

  static long readSigned(ByteBuffer in) {
    long number = read(in);
    return (number >>> 1) ^ -(number & 1);
  }
}
