package org.millwright.connectors.kafka;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;

/**
 * Frames as the Protobuf message of {@code frame.proto}. Times keep their milliseconds; finer parts
 * are cut off. Written and read in one pass without generated classes. Safe for several threads.
 */
public final class FrameCodec {

  static final int MACHINE = 1;
  static final int SOURCE = 2;
  static final int SESSION = 3;
  static final int SEQUENCE = 4;
  static final int KNOWN_AT = 5;
  static final int HISTORICAL = 6;
  static final int SIGNALS = 7;
  static final int TIMES = 8;
  static final int KINDS = 9;
  static final int NUMBERS = 10;
  static final int TEXTS = 11;
  static final int QUALITIES = 12;

  static final int KIND_NUMBER = 0;
  static final int KIND_TEXT = 1;
  static final int KIND_MISSING = 2;

  private static final int LENGTH_DELIMITED = 2;

  private final Names names = new Names();

  /** The frame's bytes. */
  public byte[] encode(Frame frame) {
    long knownAt = frame.knownAt().toEpochMilli();
    int timesSize = timesSize(frame.observations(), knownAt);
    var bytes = new byte[size(frame, knownAt, timesSize)];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      writeHead(out, frame, knownAt);
      writeColumns(out, frame.observations(), knownAt, timesSize);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException("frame " + frame.id() + " does not fit its own size", e);
    }
    return bytes;
  }

  /**
   * The frame of these bytes.
   *
   * @throws UnreadableRecord saying which field is wrong
   */
  public Frame decode(byte[] bytes) {
    return new FrameReader(names).read(bytes);
  }

  private static void writeHead(CodedOutputStream out, Frame frame, long knownAt)
      throws IOException {
    out.writeString(MACHINE, frame.machine().value());
    out.writeString(SOURCE, frame.id().source());
    out.writeUInt64(SESSION, frame.id().session());
    out.writeUInt64(SEQUENCE, frame.id().sequence());
    out.writeSInt64(KNOWN_AT, knownAt);
    out.writeBool(HISTORICAL, frame.historical());
  }

  private static void writeColumns(
      CodedOutputStream out, List<Observation> readings, long knownAt, int timesSize)
      throws IOException {
    if (readings.isEmpty()) {
      return;
    }
    for (Observation reading : readings) {
      out.writeString(SIGNALS, reading.signal().value());
    }
    beginPacked(out, TIMES, timesSize);
    for (Observation reading : readings) {
      out.writeSInt64NoTag(reading.at().toEpochMilli() - knownAt);
    }
    beginPacked(out, KINDS, readings.size());
    for (Observation reading : readings) {
      out.writeUInt32NoTag(kind(reading.value()));
    }
    writeValues(out, readings);
    beginPacked(out, QUALITIES, readings.size());
    for (Observation reading : readings) {
      out.writeUInt32NoTag(reading.quality().ordinal());
    }
  }

  private static void writeValues(CodedOutputStream out, List<Observation> readings)
      throws IOException {
    int numbers = numbers(readings);
    if (numbers > 0) {
      beginPacked(out, NUMBERS, numbers * Double.BYTES);
    }
    for (Observation reading : readings) {
      if (reading.value() instanceof Value.Number number) {
        out.writeDoubleNoTag(number.value());
      }
    }
    for (Observation reading : readings) {
      if (reading.value() instanceof Value.Text text) {
        out.writeString(TEXTS, text.value());
      }
    }
  }

  private static void beginPacked(CodedOutputStream out, int field, int size) throws IOException {
    out.writeTag(field, LENGTH_DELIMITED);
    out.writeUInt32NoTag(size);
  }

  private static int size(Frame frame, long knownAt, int timesSize) {
    List<Observation> readings = frame.observations();
    int size =
        CodedOutputStream.computeStringSize(MACHINE, frame.machine().value())
            + CodedOutputStream.computeStringSize(SOURCE, frame.id().source())
            + CodedOutputStream.computeUInt64Size(SESSION, frame.id().session())
            + CodedOutputStream.computeUInt64Size(SEQUENCE, frame.id().sequence())
            + CodedOutputStream.computeSInt64Size(KNOWN_AT, knownAt)
            + CodedOutputStream.computeBoolSize(HISTORICAL, frame.historical());
    if (readings.isEmpty()) {
      return size;
    }
    for (Observation reading : readings) {
      size += CodedOutputStream.computeStringSize(SIGNALS, reading.signal().value());
      if (reading.value() instanceof Value.Text text) {
        size += CodedOutputStream.computeStringSize(TEXTS, text.value());
      }
    }
    int numbers = numbers(readings);
    return size
        + packedSize(TIMES, timesSize)
        + packedSize(KINDS, readings.size())
        + (numbers == 0 ? 0 : packedSize(NUMBERS, numbers * Double.BYTES))
        + packedSize(QUALITIES, readings.size());
  }

  private static int packedSize(int field, int size) {
    return CodedOutputStream.computeTagSize(field)
        + CodedOutputStream.computeUInt32SizeNoTag(size)
        + size;
  }

  private static int timesSize(List<Observation> readings, long knownAt) {
    int size = 0;
    for (Observation reading : readings) {
      size += CodedOutputStream.computeSInt64SizeNoTag(reading.at().toEpochMilli() - knownAt);
    }
    return size;
  }

  private static int numbers(List<Observation> readings) {
    int numbers = 0;
    for (Observation reading : readings) {
      numbers += reading.value() instanceof Value.Number ? 1 : 0;
    }
    return numbers;
  }

  private static int kind(Value value) {
    return switch (value) {
      case Value.Number _ -> KIND_NUMBER;
      case Value.Text _ -> KIND_TEXT;
      case Value.Missing _ -> KIND_MISSING;
    };
  }
}
