package org.millwright.domain.observation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.domain.measure.Unit;

/**
 * One row of a tag sheet: which signal of the machine lies where, and how to read it.
 *
 * @param signal its name in Millwright
 * @param address where the device keeps it, in the protocol's own notation
 * @param type what it is
 * @param unit of the value after scaling
 * @param scale the raw number is multiplied by it; not 0
 * @param offset added after scaling
 * @param deadband changes smaller than this, in {@code unit}, need not be sent; 0 or more
 * @param staleAfter without a good value for so long, the signal is stale; empty for its own rhythm
 * @param report when the device tells the signal, and so what its silence means
 * @param low smallest plausible value; a smaller one is UNCERTAIN
 * @param high largest plausible value; a larger one is UNCERTAIN
 * @param owner who looks after the sensor; may be empty
 * @param place the sheet's line, {@code file:line}
 */
public record Tag(
    SignalName signal,
    String address,
    Type type,
    Unit unit,
    double scale,
    double offset,
    double deadband,
    Optional<Duration> staleAfter,
    Report report,
    OptionalDouble low,
    OptionalDouble high,
    String owner,
    String place) {

  /** What a tag's value is. */
  public enum Type {
    /** A measured number. */
    NUMBER,
    /** A count that only grows, but for resets. */
    COUNTER,
    /** A machine state; raw words and codes are translated by {@code states.csv}. */
    STATE,
    /** A text, kept as it is. */
    TEXT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Type> of(String word) {
      return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
  }

  /** When a device tells a signal. */
  public enum Report {
    /** With every poll or message, changed or not: a value that does not come is missed. */
    ALWAYS,
    /**
     * When it changes (OPC UA subscriptions, Sparkplug data): while the connection is heard, the
     * last GOOD value still holds.
     */
    CHANGE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Report> of(String word) {
      return Arrays.stream(values()).filter(report -> report.word().equals(word)).findFirst();
    }
  }

  public Tag {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(owner, "owner");
    if (address.isBlank()) {
      throw new IllegalArgumentException(place + ": address is blank");
    }
    if (scale == 0 || !Double.isFinite(scale) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          place + ": scale " + scale + " and offset " + offset + " must be finite, scale not 0");
    }
    if (!(deadband >= 0)) {
      throw new IllegalArgumentException(
          place + ": deadband is " + deadband + ", expected 0 or more");
    }
    if (staleAfter.filter(it -> it.isNegative() || it.isZero()).isPresent()) {
      throw new IllegalArgumentException(
          place + ": stale after " + staleAfter.get() + ", expected above 0");
    }
  }
}
