package org.millwright.domain.oee;

import java.util.Locale;
import java.util.Optional;
import org.millwright.domain.plant.MachineId;

/**
 * A row of the calendar that speaks of days.
 *
 * @param scope {@link #PLANT}, a line, or a machine's id
 */
record CalendarEntry(Kind kind, String scope, String name, Days days, Hours hours) {

  static final String PLANT = "plant";

  /** What the row says of its days. */
  enum Kind {
    /** The machine is meant to work. */
    SHIFT,
    /** Planned downtime within shifts. */
    BREAK,
    /** Planned downtime within shifts. */
    MAINTENANCE,
    /** Shifts that begin on these days do not take place. */
    HOLIDAY,
    /** The machine is meant to work, whatever else is said. */
    OVERRIDE;

    static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** True when the row speaks of this machine. */
  boolean covers(MachineId machine, String line) {
    return scope.equals(PLANT) || scope.equals(line) || scope.equals(machine.value());
  }
}
