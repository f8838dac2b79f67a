package org.millwright.rules;

import java.time.Duration;
import java.util.Objects;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * One row of {@code sensor-limits.csv}: when a sensor is suspect.
 *
 * @param machines a machine's id, or its beginning and a star: {@code cnc-*}, {@code *}
 * @param stuckAfter exactly the same value for so long, while the machine runs, is suspect
 * @param silentAfter no good value for so long, while the machine is heard, is suspect
 * @param clearAfter without suspicion for so long before the finding ends
 * @param reason why
 * @param place the sheet's line, {@code file:line}
 */
public record SensorLimit(
    String machines,
    SignalName signal,
    Duration stuckAfter,
    Duration silentAfter,
    Severity severity,
    Duration clearAfter,
    String reason,
    String place) {

  public SensorLimit {
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(severity, "severity");
    if (!stuckAfter.isPositive() || !silentAfter.isPositive() || clearAfter.isNegative()) {
      throw new IllegalArgumentException(
          "%s: stuck after %s and silent after %s must be above 0, clear after %s 0 or more"
              .formatted(place, stuckAfter, silentAfter, clearAfter));
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
}
