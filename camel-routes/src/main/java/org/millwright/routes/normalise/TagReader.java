package org.millwright.routes.normalise;

import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.plant.MachineState;

/** Reads one raw value as its tag says: type, scale, offset, plausible range, state word. */
final class TagReader {

  /** Above this, a double no longer tells neighbouring whole numbers apart: 2^53. */
  private static final double WHOLE = 9_007_199_254_740_992.0;

  /**
   * A value in the plant's terms.
   *
   * @param complaint why the raw value was not understood, null when it was
   */
  record Read(Value value, Quality quality, @Nullable String complaint) {

    static Read bad(@Nullable String complaint) {
      return new Read(Value.MISSING, Quality.BAD, complaint);
    }
  }

  private final StateWords states;

  TagReader(StateWords states) {
    this.states = states;
  }

  Read read(Tag tag, RawReading reading) {
    if (reading.value() instanceof Value.Missing) {
      return Read.bad(null);
    }
    return switch (tag.type()) {
      case NUMBER, COUNTER -> number(tag, reading);
      case STATE -> state(reading);
      case TEXT -> new Read(Value.of(text(reading.value())), reading.quality(), null);
    };
  }

  private static Read number(Tag tag, RawReading reading) {
    if (!(reading.value() instanceof Value.Number raw)) {
      return Read.bad("found a text, expected a " + tag.type().word());
    }
    double scaled = raw.value() * tag.scale() + tag.offset();
    if (!Double.isFinite(scaled)) {
      return Read.bad(null);
    }
    boolean plausible = scaled >= tag.low().orElse(scaled) && scaled <= tag.high().orElse(scaled);
    Quality quality =
        !plausible && reading.quality() == Quality.GOOD ? Quality.UNCERTAIN : reading.quality();
    return new Read(Value.of(scaled), quality, null);
  }

  private Read state(RawReading reading) {
    String raw = text(reading.value());
    return states
        .of(raw)
        .map(state -> new Read(Value.of(state.word()), reading.quality(), null))
        .orElseGet(() -> unknown(raw));
  }

  private static Read unknown(String raw) {
    String shown = raw.length() <= 40 ? raw : raw.substring(0, 40) + "…";
    return new Read(
        Value.of(MachineState.UNKNOWN.word()),
        Quality.BAD,
        "found the state \"" + shown + "\", expected a word or code of camel-routes/states.csv");
  }

  private static String text(Value value) {
    return value instanceof Value.Number(double number)
            && number == Math.rint(number)
            && Math.abs(number) <= WHOLE
        ? Long.toString((long) number)
        : value.toString();
  }
}
