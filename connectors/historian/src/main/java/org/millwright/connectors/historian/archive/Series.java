package org.millwright.connectors.historian.archive;

import java.util.Objects;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** One signal of one machine. */
public record Series(MachineId machine, SignalName signal) implements Comparable<Series> {
  public Series {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(signal, "signal");
  }

  /** As a back end names them. */
  public static Series of(String machine, String signal) {
    return new Series(new MachineId(machine), new SignalName(signal));
  }

  @Override
  public int compareTo(Series other) {
    int byMachine = machine.compareTo(other.machine);
    return byMachine == 0 ? signal.compareTo(other.signal) : byMachine;
  }

  @Override
  public String toString() {
    return machine + "/" + signal;
  }
}
