package org.millwright.connectors.historian.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.millwright.domain.plant.MachineId;

/** A minute of a machine: what a reading puts out of date. In the order of time. */
public record MachineMinute(MachineId machine, Instant minute)
    implements Comparable<MachineMinute> {
  public MachineMinute {
    minute = minute.truncatedTo(ChronoUnit.MINUTES);
  }

  public Instant hour() {
    return minute.truncatedTo(ChronoUnit.HOURS);
  }

  @Override
  public int compareTo(MachineMinute other) {
    int byTime = minute.compareTo(other.minute);
    return byTime == 0 ? machine.compareTo(other.machine) : byTime;
  }
}
