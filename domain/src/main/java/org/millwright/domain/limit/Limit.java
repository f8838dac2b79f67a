package org.millwright.domain.limit;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * One row of a limit sheet: how far a signal of a machine may go.
 *
 * @param machines a machine's id, or its beginning and a star: {@code cnc-*}, {@code *}
 * @param low the signal may not be below it; empty when there is no lower limit
 * @param high the signal may not be above it; empty when there is no upper limit
 * @param unit of {@code low}, {@code high} and {@code hysteresis}
 * @param hysteresis how far the signal must come back inside before the limit counts as kept; 0 or
 *     more
 * @param raiseAfter broken for so long before it is a finding
 * @param clearAfter kept for so long before the finding ends
 * @param reason why the limit stands where it stands, with its source
 * @param place the sheet's line, {@code file:line}
 */
public record Limit(
    String machines,
    SignalName signal,
    OptionalDouble low,
    OptionalDouble high,
    Unit unit,
    Severity severity,
    double hysteresis,
    Duration raiseAfter,
    Duration clearAfter,
    String reason,
    String place) {

  public Limit {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(severity, "severity");
    if (low.isEmpty() && high.isEmpty()) {
      throw new IllegalArgumentException(place + ": a limit needs a low or a high value");
    }
    if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
      throw new IllegalArgumentException(
          place + ": low " + low.getAsDouble() + " is not below high " + high.getAsDouble());
    }
    if (!(hysteresis >= 0) || raiseAfter.isNegative() || clearAfter.isNegative()) {
      throw new IllegalArgumentException(
          place
              + ": hysteresis "
              + hysteresis
              + ", raise after "
              + raiseAfter
              + " and clear after "
              + clearAfter
              + " are expected to be 0 or more");
    }
  }

  /** True when the row is meant for this machine. */
  public boolean covers(MachineId machine) {
    return machines.endsWith("*")
        ? machine.value().startsWith(machines.substring(0, machines.length() - 1))
        : machine.value().equals(machines);
  }

  /** Where a value stands; a value equal to a limit keeps it. */
  public Standing of(double value) {
    if (outside(value, 0)) {
      return Standing.BROKEN;
    }
    return outside(value, hysteresis) ? Standing.NEAR : Standing.KEPT;
  }

  private boolean outside(double value, double margin) {
    return (high.isPresent() && value > high.getAsDouble() - margin)
        || (low.isPresent() && value < low.getAsDouble() + margin);
  }

  /** The limit that a broken or near value stands at: the high one when it is on that side. */
  public double edge(double value) {
    if (low.isEmpty()) {
      return high.getAsDouble();
    }
    if (high.isEmpty()) {
      return low.getAsDouble();
    }
    double middle = (low.getAsDouble() + high.getAsDouble()) / 2;
    return value >= middle ? high.getAsDouble() : low.getAsDouble();
  }

  /** Where a value stands to a limit. */
  public enum Standing {
    /** Inside, further than the hysteresis. */
    KEPT,
    /** Inside, but not by the hysteresis: a finding that is open stays open. */
    NEAR,
    /** Outside. */
    BROKEN
  }
}
