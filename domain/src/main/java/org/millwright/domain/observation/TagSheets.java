package org.millwright.domain.observation;

import java.util.Map;
import java.util.Optional;
import org.millwright.domain.plant.MachineId;

/** The tag sheets in force; asked again for each frame, so that an edit takes effect at once. */
@FunctionalInterface
public interface TagSheets {

  /** The sheet of a machine, empty when there is none. */
  Optional<TagSheet> of(MachineId machine);

  /** Sheets that do not change. */
  static TagSheets fixed(Map<MachineId, TagSheet> sheets) {
    Map<MachineId, TagSheet> copy = Map.copyOf(sheets);
    return machine -> Optional.ofNullable(copy.get(machine));
  }
}
