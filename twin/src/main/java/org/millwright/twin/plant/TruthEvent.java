package org.millwright.twin.plant;

import java.util.List;

/** What truly happened in the plant, as opposed to what its sensors told. */
public sealed interface TruthEvent {
  /** Id of the machine. */
  String machine();

  /** A fault was asked for. */
  record FaultInjected(String machine, String fault, FaultOrder order) implements TruthEvent {}

  /** A fault took effect. */
  record FaultStarted(String machine, String fault, FaultKind kind) implements TruthEvent {}

  /** A fault is over. */
  record FaultEnded(String machine, String fault, FaultKind kind, EndCause cause)
      implements TruthEvent {}

  /** A technician repaired the machine; the faults that this ended come as events of their own. */
  record Repaired(String machine, List<String> faults) implements TruthEvent {
    public Repaired {
      faults = List.copyOf(faults);
    }
  }

  /** A part left the machine. Serial numbers count on when the machine's counter is reset. */
  record PartMade(String machine, String serial, boolean good) implements TruthEvent {}

  /** The machine changed its state. */
  record StateChanged(String machine, MachineState from, MachineState to) implements TruthEvent {}

  /** Why a fault is over. */
  enum EndCause {
    ELAPSED,
    REPAIRED,
    WITHDRAWN
  }
}
