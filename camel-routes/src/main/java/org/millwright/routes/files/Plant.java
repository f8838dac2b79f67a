package org.millwright.routes.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.normalise.StateWords;

/**
 * What the sheets say of the plant.
 *
 * @param machines in the order of {@code machines.csv}
 * @param sheets by machine
 */
public record Plant(List<Machine> machines, StateWords states, Map<MachineId, TagSheet> sheets) {
  public Plant {
    machines = List.copyOf(machines);
    sheets = Map.copyOf(sheets);
  }

  /** Nothing is known. */
  public static Plant empty() {
    return new Plant(List.of(), StateWords.none(), Map.of());
  }

  /** The machine of an id, empty when {@code machines.csv} does not name it. */
  public Optional<Machine> machine(MachineId id) {
    return machines.stream().filter(machine -> machine.id().equals(id)).findFirst();
  }

  /** The sheets as they stand here. */
  public TagSheets tagSheets() {
    return TagSheets.fixed(sheets);
  }
}
