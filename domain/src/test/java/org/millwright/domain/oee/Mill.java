package org.millwright.domain.oee;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;

/** Two mills on line-1 and a press on line-2. */
final class Mill {

  static final MachineId CNC_1 = new MachineId("cnc-1");
  static final MachineId CNC_2 = new MachineId("cnc-2");
  static final MachineId PRESS_1 = new MachineId("press-1");
  static final List<Machine> MACHINES =
      List.of(
          new Machine(CNC_1, "Mill 1", "line-1", "opcua"),
          new Machine(CNC_2, "Mill 2", "line-1", "opcua"),
          new Machine(PRESS_1, "Press", "line-2", "modbus"));
  static final Set<MachineId> IDS = Set.of(CNC_1, CNC_2, PRESS_1);

  private Mill() {}

  static Span span(String from, String to) {
    return new Span(Instant.parse(from), Instant.parse(to));
  }
}
