package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** What is remembered of one signal. Times are event times in epoch milliseconds. */
final class SignalMemory {

  private static final Quality[] QUALITIES = Quality.values();

  private Value last = Value.MISSING;
  private long lastAt;
  private Quality quality = Quality.BAD;

  /** When the last GOOD value was; the machine's first moment before there was one. */
  private long goodAt;

  /** Since when the GOOD value has been exactly the same. */
  private long unchangedSince;

  private @Nullable Value lastGood;
  private @Nullable Window window;

  SignalMemory(long firstMoment) {
    goodAt = firstMoment;
    unchangedSince = firstMoment;
    lastAt = firstMoment;
  }

  void take(Observation observation) {
    long at = observation.at().toEpochMilli();
    if (observation.quality() == Quality.GOOD) {
      takeGood(observation.value(), at);
    }
    if (at >= lastAt) {
      last = observation.value();
      lastAt = at;
      quality = observation.quality();
    }
  }

  private void takeGood(Value value, long at) {
    if (value instanceof Value.Number number) {
      window = window == null ? new Window() : window;
      window.add(at, number.value());
    }
    if (at < goodAt && lastGood != null) {
      return;
    }
    if (!value.equals(lastGood)) {
      unchangedSince = at;
      lastGood = value;
    }
    goodAt = at;
  }

  /** The machine's clock was set back to {@code now}: what lies after it never happened. */
  void setBack(long now) {
    window = null;
    lastAt = Math.min(lastAt, now);
    goodAt = Math.min(goodAt, now);
    unchangedSince = Math.min(unchangedSince, now);
  }

  Value last() {
    return last;
  }

  Quality quality() {
    return quality;
  }

  Instant lastAt() {
    return Instant.ofEpochMilli(lastAt);
  }

  Duration age(long now) {
    return Duration.ofMillis(Math.max(0, now - goodAt));
  }

  SignalFacts facts(MachineId machine, SignalName name, long now) {
    Window.Summary summary = window == null ? Window.Summary.NOTHING : window.at(now);
    return new SignalFacts(
        machine,
        name,
        last,
        lastAt(),
        quality,
        age(now),
        Duration.ofMillis(lastGood == null ? 0 : Math.max(0, goodAt - unchangedSince)),
        summary.count(),
        Window.SPAN,
        summary.mean(),
        summary.min(),
        summary.max());
  }

  void write(DataOutput out) throws IOException {
    writeValue(out, last);
    out.writeLong(lastAt);
    out.writeByte(quality.ordinal());
    out.writeLong(goodAt);
    out.writeLong(unchangedSince);
    out.writeBoolean(lastGood != null);
    if (lastGood != null) {
      writeValue(out, lastGood);
    }
    out.writeBoolean(window != null);
    if (window != null) {
      window.write(out);
    }
  }

  static SignalMemory read(DataInput in) throws IOException {
    Value last = readValue(in);
    var memory = new SignalMemory(in.readLong());
    memory.last = last;
    memory.quality = QUALITIES[in.readByte()];
    memory.goodAt = in.readLong();
    memory.unchangedSince = in.readLong();
    memory.lastGood = in.readBoolean() ? readValue(in) : null;
    memory.window = in.readBoolean() ? Window.read(in) : null;
    return memory;
  }

  private static void writeValue(DataOutput out, Value value) throws IOException {
    switch (value) {
      case Value.Number number -> {
        out.writeByte('n');
        out.writeDouble(number.value());
      }
      case Value.Text text -> {
        out.writeByte('t');
        Bytes.writeText(out, text.value());
      }
      case Value.Missing _ -> out.writeByte('-');
    }
  }

  private static Value readValue(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'n' -> Value.of(in.readDouble());
      case 't' -> Value.of(Bytes.readText(in));
      case '-' -> Value.MISSING;
      default -> throw new IOException("value of kind " + kind + ", expected n, t or -");
    };
  }
}
