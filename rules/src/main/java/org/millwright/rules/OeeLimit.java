package org.millwright.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.limit.Limit.Standing;
import org.millwright.domain.plant.MachineId;

/**
 * One row of {@code oee-limits.csv}: how far a figure of a machine's time and output may go.
 *
 * @param machines a machine's id, or its beginning and a star: {@code cnc-*}, {@code *}
 * @param limit a ratio, 1 for 100 %, or seconds of a stop; empty for the machine's target
 * @param hysteresis how far the figure must come back inside before the limit counts as kept
 * @param leastTime with less planned time in the window nothing is said
 * @param leastPieces with fewer pieces in the window nothing is said
 * @param mostUnknown with a larger share of the planned time unknown nothing is said; 0 to 1
 * @param raiseAfter broken for so long before it is a finding
 * @param clearAfter kept for so long before the finding ends
 * @param reason why
 * @param place the sheet's line, {@code file:line}
 */
public record OeeLimit(
    String machines,
    Figure figure,
    OptionalDouble limit,
    double hysteresis,
    Duration leastTime,
    long leastPieces,
    double mostUnknown,
    Duration raiseAfter,
    Duration clearAfter,
    Severity severity,
    String reason,
    String place) {

  /** What is limited. */
  public enum Figure {
    /** May not be below its limit. */
    OEE,
    EFFECTIVENESS,
    SCRAP_RATIO,
    /** The share of planned time of which nothing is known. */
    UNKNOWN,
    /** Seconds of a stop that is not over. */
    STOP;

    /** The word in the sheet. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Figure> of(String word) {
      return Arrays.stream(values()).filter(figure -> figure.word().equals(word)).findFirst();
    }

    /** True when the figure may not be below its limit, false when not above. */
    public boolean isFloor() {
      return this == OEE;
    }
  }

  public OeeLimit {
    Objects.requireNonNull(figure, "figure");
    Objects.requireNonNull(severity, "severity");
    if (limit.isEmpty() && figure != Figure.OEE) {
      throw new IllegalArgumentException(place + ": only an OEE has a target, not " + figure);
    }
    if (!(hysteresis >= 0) || !(mostUnknown >= 0 && mostUnknown <= 1)) {
      throw new IllegalArgumentException(
          "%s: hysteresis %s, expected 0 or more, and most unknown %s, expected 0 to 1"
              .formatted(place, hysteresis, mostUnknown));
    }
  }

  /** True when the row is meant for this machine. */
  public boolean covers(MachineId machine) {
    return machines.endsWith("*")
        ? machine.value().startsWith(machines.substring(0, machines.length() - 1))
        : machine.value().equals(machines);
  }

  /** The longer, the more exactly the row names its machines. */
  int exactness() {
    return machines.endsWith("*") ? machines.length() - 1 : Integer.MAX_VALUE;
  }

  /** Where a figure stands; one that is equal to the limit keeps it. */
  public Standing of(double value, double target) {
    double inside = figure.isFloor() ? value - edge(target) : edge(target) - value;
    return inside < 0 ? Standing.BROKEN : inside < hysteresis ? Standing.NEAR : Standing.KEPT;
  }

  /** The limit, or the target in its place. */
  public double edge(double target) {
    return limit.orElse(target);
  }
}
