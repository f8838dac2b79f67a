package org.millwright.domain.oee;

import java.util.Objects;

/**
 * What the calendar says of a stretch of a machine's time.
 *
 * @param shift the shift's name; empty when {@code kind} is {@link Kind#UNSCHEDULED}
 * @param name what the stretch is called: the break, the maintenance, the holiday; of open time,
 *     the shift or the override that opens it
 */
public record Planned(Span span, Kind kind, String shift, String name) {

  /** How the stretch is planned. */
  public enum Kind {
    /** Planned busy time: the machine is meant to work. */
    OPEN,
    /** PDOT, planned downtime: a break, planned maintenance. */
    DOWN,
    /** Outside the planned operation time: no shift, a holiday. */
    UNSCHEDULED
  }

  public Planned {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(shift, "shift");
    Objects.requireNonNull(name, "name");
  }
}
