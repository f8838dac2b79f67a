package org.millwright.stream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.plant.MachineId;

/** What is remembered of one signal. Times are event times in epoch milliseconds. */
final class SignalMemory {

  /** Nobody vouches for a value after it was told. */
  static final long NOT_HELD = Long.MIN_VALUE;

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
  private Rhythm rhythm = new Rhythm();

  SignalMemory(long firstMoment) {
    goodAt = firstMoment;
    unchangedSince = firstMoment;
    lastAt = firstMoment;
  }

  /**
   * Takes a reading. What the signal shows follows the order of frames, for a value that a device
   * tells anew after a loss may be older than the loss; windows follow event time.
   *
   * @param newest false when another source's frame was received later: the reading counts in the
   *     window only
   */
  void take(Observation observation, boolean newest) {
    long at = observation.at().toEpochMilli();
    boolean good = observation.quality() == Quality.GOOD;
    if (good && observation.value() instanceof Value.Number number) {
      window = window == null ? new Window() : window;
      window.add(at, number.value());
    }
    if (!newest) {
      return;
    }
    last = observation.value();
    lastAt = at;
    quality = observation.quality();
    if (good) {
      showGood(last, at);
    }
  }

  private void showGood(Value value, long at) {
    if (lastGood != null) {
      rhythm.beat(at - goodAt);
    }
    goodAt = lastGood == null ? at : Math.max(goodAt, at);
    if (!value.equals(lastGood)) {
      unchangedSince = goodAt;
      lastGood = value;
    }
  }

  /** The machine's clock was set back to {@code now}: what lies after it never happened. */
  void setBack(long now) {
    window = null;
    lastAt = Math.min(lastAt, now);
    goodAt = Math.min(goodAt, now);
    unchangedSince = Math.min(unchangedSince, now);
  }

  /** The machine's clock was set ahead to {@code now}: nothing lasted until then. */
  void setAhead(long now) {
    window = null;
    goodAt = now;
    unchangedSince = now;
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

  /**
   * Time since the last GOOD value was told or, by {@code heldUntil}, still held.
   *
   * @param heldUntil until then the last value holds when it is GOOD, though it was not told again;
   *     {@link #NOT_HELD} for a signal that is told always
   */
  Duration age(long now, long heldUntil) {
    return Duration.ofMillis(Math.max(0, now - knownGoodAt(heldUntil)));
  }

  /**
   * A longer age is silence: by the tag's sheet, else by the signal's own rhythm. What is told when
   * it changes has none: its value holds, or its machine was not heard.
   */
  Duration silentAfter(Optional<Tag> tag) {
    boolean tellsChanges = tag.isPresent() && tag.get().report() == Tag.Report.CHANGE;
    return tag.flatMap(Tag::staleAfter)
        .orElseGet(() -> tellsChanges ? Rhythm.SHORTEST : rhythm.silentAfter());
  }

  /**
   * What judges see.
   *
   * @param tag empty for a signal that stands in no sheet
   */
  SignalFacts facts(
      MachineId machine, SignalName name, long now, long heldUntil, Optional<Tag> tag) {
    Window.Summary summary = summary(now, heldUntil);
    long unchanged = lastGood == null ? 0 : knownGoodAt(heldUntil) - unchangedSince;
    return new SignalFacts(
        machine,
        name,
        last,
        lastAt(),
        quality,
        age(now, heldUntil),
        Duration.ofMillis(Math.max(0, unchanged)),
        summary.count(),
        Window.SPAN,
        summary.mean(),
        summary.min(),
        summary.max(),
        silentAfter(tag),
        tag.map(Tag::owner).orElse(""));
  }

  /** The window; the held value when that was not told again for as long as the window spans. */
  private Window.Summary summary(long now, long heldUntil) {
    boolean held = quality == Quality.GOOD && heldUntil > now - Window.SPAN.toMillis();
    Window.Summary told =
        window == null ? Window.Summary.NOTHING : held ? window.heldAt(now) : window.at(now);
    return told.count() == 0 && held && last instanceof Value.Number number
        ? new Window.Summary(1, number.value(), number.value(), number.value())
        : told;
  }

  private long knownGoodAt(long heldUntil) {
    return quality == Quality.GOOD ? Math.max(goodAt, heldUntil) : goodAt;
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
    rhythm.write(out);
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
    memory.rhythm = Rhythm.read(in);
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
