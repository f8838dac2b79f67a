package org.millwright.connectors.kafka;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** Reads one frame: first the columns as they come, then the readings from the columns. */
final class FrameReader {

  /** More readings than this in one frame are taken for damage. */
  private static final int MOST_READINGS = 100_000;

  private static final Quality[] QUALITIES = Quality.values();

  private final Names names;
  private final List<SignalName> signals = new ArrayList<>();
  private final List<String> texts = new ArrayList<>(0);
  private String machine = "";
  private String source = "";
  private long session;
  private long sequence;
  private long knownAt;
  private boolean historical;
  private long[] times = new long[16];
  private int timeCount;
  private byte[] kinds = new byte[16];
  private int kindCount;
  private byte[] qualities = new byte[16];
  private int qualityCount;
  private double[] numbers = new double[16];
  private int numberCount;

  FrameReader(Names names) {
    this.names = names;
  }

  Frame read(byte[] bytes) {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    try {
      int tag = in.readTag();
      while (tag != 0) {
        field(in, tag);
        tag = in.readTag();
      }
    } catch (IOException e) {
      throw new UnreadableRecord(
          "not a Frame of frame.proto, broken at byte "
              + in.getTotalBytesRead()
              + " of "
              + bytes.length
              + ": "
              + e.getMessage(),
          e);
    }
    return frame();
  }

  private void field(CodedInputStream in, int tag) throws IOException {
    int field = WireFormat.getTagFieldNumber(tag);
    switch (field) {
      case FrameCodec.MACHINE -> machine = in.readStringRequireUtf8();
      case FrameCodec.SOURCE -> source = in.readStringRequireUtf8();
      case FrameCodec.SESSION -> session = in.readUInt64();
      case FrameCodec.SEQUENCE -> sequence = in.readUInt64();
      case FrameCodec.KNOWN_AT -> knownAt = in.readSInt64();
      case FrameCodec.HISTORICAL -> historical = in.readBool();
      case FrameCodec.SIGNALS -> signals.add(names.signal(in.readStringRequireUtf8()));
      case FrameCodec.TEXTS -> texts.add(in.readStringRequireUtf8());
      case FrameCodec.TIMES, FrameCodec.KINDS, FrameCodec.NUMBERS, FrameCodec.QUALITIES ->
          column(in, field, WireFormat.getTagWireType(tag));
      default -> {
        if (!in.skipField(tag)) {
          throw new InvalidProtocolBufferException("a group ends that never began");
        }
      }
    }
    if (signals.size() > MOST_READINGS) {
      throw new UnreadableRecord("signals: more than " + MOST_READINGS + " in one frame");
    }
  }

  /** Protobuf lets a writer choose between one packed run and single entries: takes both. */
  private void column(CodedInputStream in, int field, int wireType) throws IOException {
    if (wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      entry(in, field);
      return;
    }
    int outer = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      entry(in, field);
    }
    in.popLimit(outer);
  }

  private void entry(CodedInputStream in, int field) throws IOException {
    switch (field) {
      case FrameCodec.TIMES -> {
        times = timeCount < times.length ? times : Arrays.copyOf(times, 2 * timeCount);
        times[timeCount++] = in.readSInt64();
      }
      case FrameCodec.KINDS -> {
        kinds = kindCount < kinds.length ? kinds : Arrays.copyOf(kinds, 2 * kindCount);
        kinds[kindCount++] = code(in.readEnum(), FrameCodec.KIND_MISSING, "kinds");
      }
      case FrameCodec.NUMBERS -> {
        numbers = numberCount < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * numberCount);
        numbers[numberCount++] = in.readDouble();
      }
      default -> {
        qualities =
            qualityCount < qualities.length
                ? qualities
                : Arrays.copyOf(qualities, 2 * qualityCount);
        qualities[qualityCount++] = code(in.readEnum(), QUALITIES.length - 1, "qualities");
      }
    }
  }

  private static byte code(int found, int most, String column) {
    if (found < 0 || found > most) {
      throw new UnreadableRecord(column + ": found " + found + ", expected 0 to " + most);
    }
    return (byte) found;
  }

  private Frame frame() {
    MachineId id =
        MachineId.of(machine)
            .orElseThrow(
                () -> new UnreadableRecord("machine: found \"" + machine + "\", expected an id"));
    try {
      return new Frame(
          id,
          new FrameId(source, session, sequence),
          Instant.ofEpochMilli(knownAt),
          historical,
          readings());
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableRecord("frame of " + machine + ": " + e.getMessage(), e);
    }
  }

  private List<Observation> readings() {
    int count = signals.size();
    sameLength("times", timeCount, count);
    sameLength("kinds", kindCount, count);
    sameLength("qualities", qualityCount, count);
    var readings = new ArrayList<Observation>(count);
    var values = new Values();
    for (int i = 0; i < count; i++) {
      readings.add(
          new Observation(
              signals.get(i),
              Instant.ofEpochMilli(Math.addExact(knownAt, times[i])),
              values.next(kinds[i]),
              QUALITIES[qualities[i]]));
    }
    values.checkAllTaken();
    return readings;
  }

  private static void sameLength(String column, int found, int expected) {
    if (found != expected) {
      throw new UnreadableRecord(
          column + ": found " + found + " entries, expected " + expected + ", one per signal");
    }
  }

  /** Hands out the numbers and the texts in the order of the readings. */
  private final class Values {
    private int number;
    private int text;

    Value next(int kind) {
      return switch (kind) {
        case FrameCodec.KIND_NUMBER -> {
          if (number == numberCount) {
            throw new UnreadableRecord(
                "numbers: found " + numberCount + " entries, fewer than kinds of NUMBER");
          }
          yield Value.of(numbers[number++]);
        }
        case FrameCodec.KIND_TEXT -> {
          if (text == texts.size()) {
            throw new UnreadableRecord(
                "texts: found " + texts.size() + " entries, fewer than kinds of TEXT");
          }
          yield Value.of(texts.get(text++));
        }
        default -> Value.MISSING;
      };
    }

    void checkAllTaken() {
      if (number != numberCount || text != texts.size()) {
        throw new UnreadableRecord(
            "found %d numbers and %d texts, expected %d and %d, as kinds has them"
                .formatted(numberCount, texts.size(), number, text));
      }
    }
  }
}
