package org.millwright.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** Our one-pass codec against Google's own reading and writing of {@code frame.proto}. */
class FrameCodecTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
  private static final Frame CNC_1 =
      new Frame(
          new MachineId("cnc-1"),
          new FrameId("opcua:cnc-1", 1_772_366_400_000L, 7),
          NOON,
          false,
          List.of(
              reading("vibration", -40, Value.of(1.25), Quality.GOOD),
              reading("serial", 0, Value.of("000123"), Quality.UNCERTAIN),
              reading("power", 15, Value.MISSING, Quality.BAD)));

  private final FrameCodec codec = new FrameCodec();

  @Test
  void protobufReadsWhatWeWrite() throws Exception {
    DynamicMessage message = DynamicMessage.parseFrom(contract(), codec.encode(CNC_1));

    assertThat(field(message, "machine")).isEqualTo("cnc-1");
    assertThat(field(message, "source")).isEqualTo("opcua:cnc-1");
    assertThat(field(message, "session")).isEqualTo(1_772_366_400_000L);
    assertThat(field(message, "sequence")).isEqualTo(7L);
    assertThat(field(message, "known_at")).isEqualTo(NOON.toEpochMilli());
    assertThat(field(message, "historical")).isEqualTo(false);
    assertThat(field(message, "signals")).isEqualTo(List.of("vibration", "serial", "power"));
    assertThat(field(message, "times")).isEqualTo(List.of(-40L, 0L, 15L));
    assertThat(field(message, "kinds")).asString().isEqualTo("[NUMBER, TEXT, MISSING]");
    assertThat(field(message, "numbers")).isEqualTo(List.of(1.25));
    assertThat(field(message, "texts")).isEqualTo(List.of("000123"));
    assertThat(field(message, "qualities")).asString().isEqualTo("[GOOD, UNCERTAIN, BAD]");
    assertThat(message.getUnknownFields()).isEqualTo(UnknownFieldSet.getDefaultInstance());
  }

  @Test
  void weReadWhatProtobufWrites() throws Exception {
    DynamicMessage message = DynamicMessage.parseFrom(contract(), codec.encode(CNC_1));

    assertThat(codec.decode(message.toByteArray())).isEqualTo(CNC_1);
  }

  @Test
  void aFieldOfTheFutureIsPassedOver() throws Exception {
    var bytes = new ByteArrayOutputStream();
    bytes.write(codec.encode(CNC_1));
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeString(99, "from a newer edge");
    out.flush();

    assertThat(codec.decode(bytes.toByteArray())).isEqualTo(CNC_1);
  }

  @Test
  void columnsMayComeUnpacked() throws Exception {
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeString(FrameCodec.MACHINE, "press-1");
    out.writeString(FrameCodec.SOURCE, "modbus:press-1");
    out.writeString(FrameCodec.SIGNALS, "power");
    out.writeSInt64(FrameCodec.TIMES, -5);
    out.writeEnum(FrameCodec.KINDS, FrameCodec.KIND_NUMBER);
    out.writeDouble(FrameCodec.NUMBERS, 21.5);
    out.writeEnum(FrameCodec.QUALITIES, Quality.GOOD.ordinal());
    out.flush();

    assertThat(codec.decode(bytes.toByteArray()).observations())
        .containsExactly(
            new Observation(
                new SignalName("power"), Instant.ofEpochMilli(-5), Value.of(21.5), Quality.GOOD));
  }

  @Test
  void aSignOfLifeHasNoReadings() {
    Frame alive = new Frame(CNC_1.machine(), CNC_1.id(), NOON, true, List.of());

    assertThat(codec.decode(codec.encode(alive))).isEqualTo(alive);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyFrameComesBackAsItWas(long seed) {
    Frame frame = randomFrame(new Random(seed));

    assertThat(codec.decode(codec.encode(frame))).isEqualTo(frame);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void damagedBytesAreRefusedOrReadButNeverAnythingElse(long seed) {
    var random = new Random(seed);
    byte[] bytes = codec.encode(randomFrame(random));
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }

    try {
      assertThat(codec.decode(bytes)).isNotNull();
    } catch (UnreadableRecord refused) {
      assertThat(refused).hasMessageMatching("(?s).{10,}");
    }
  }

  @Test
  void aBrokenFrameSaysWhatIsWrong() {
    assertThatThrownBy(() -> codec.decode(new byte[] {10, 50, 'c'}))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageStartingWith("not a Frame of frame.proto, broken at byte");
    assertThatThrownBy(() -> codec.decode(new byte[] {10, 3, 'C', 'N', 'C'}))
        .hasMessage("machine: found \"CNC\", expected an id");
    assertThatThrownBy(() -> codec.decode(new byte[] {10, 1, 'a', 18, 1, 's', 58, 1, 'p'}))
        .hasMessage("times: found 0 entries, expected 1, one per signal");
    assertThatThrownBy(() -> codec.decode(new byte[] {10, 1, 'a', 18, 1, 's', 58, 1, 'P'}))
        .hasMessage("signals: found \"P\", expected lower-case letters, digits and inner hyphens");
    assertThatThrownBy(() -> codec.decode(new byte[] {72, 9}))
        .hasMessage("kinds: found 9, expected 0 to 2");
    assertThatThrownBy(() -> codec.decode(new byte[] {10, 1, 'a'}))
        .hasMessage("frame of a: source is blank");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static Frame randomFrame(Random random) {
    var readings = new ArrayList<Observation>();
    int count = random.nextInt(120);
    for (int i = 0; i < count; i++) {
      Value value =
          switch (random.nextInt(4)) {
            case 0 -> Value.of("text-" + random.nextInt() + "-äöü");
            case 1 -> Value.MISSING;
            default -> Value.of(random.nextGaussian() * 1e6);
          };
      Quality quality =
          value.equals(Value.MISSING) ? Quality.BAD : Quality.values()[random.nextInt(3)];
      readings.add(reading("signal-" + i, random.nextInt(200_000) - 100_000, value, quality));
    }
    return new Frame(
        new MachineId("machine-" + random.nextInt(100)),
        new FrameId("mqtt:" + random.nextInt(), random.nextLong() >>> 1, random.nextLong() >>> 1),
        Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
        random.nextBoolean(),
        readings);
  }

  private static Observation reading(String signal, long millis, Value value, Quality quality) {
    return new Observation(new SignalName(signal), NOON.plusMillis(millis), value, quality);
  }

  private static Object field(DynamicMessage message, String name) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
    return message.getField(field);
  }

  private static Descriptor contract() throws Exception {
    try (InputStream in = FrameCodecTest.class.getResourceAsStream("/frame.desc")) {
      FileDescriptorSet files = FileDescriptorSet.parseFrom(Objects.requireNonNull(in));
      FileDescriptor file = FileDescriptor.buildFrom(files.getFile(0), new FileDescriptor[0]);
      return file.findMessageTypeByName("Frame");
    }
  }
}
