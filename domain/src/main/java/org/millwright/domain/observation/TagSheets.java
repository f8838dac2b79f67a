package org.millwright.domain.observation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.plant.MachineId;

/** The tag sheets in force; asked again for each frame, so that an edit takes effect at once. */
public interface TagSheets {

  /** The sheet of a machine, empty when there is none. */
  Optional<TagSheet> of(MachineId machine);

  /** Every machine that has a sheet. */
  Set<MachineId> machines();

  /** Sheets that do not change. */
  static TagSheets fixed(Map<MachineId, TagSheet> sheets) {
    Map<MachineId, TagSheet> copy = Map.copyOf(sheets);
    return new TagSheets() {
      @Override
      public Optional<TagSheet> of(MachineId machine) {
        return Optional.ofNullable(copy.get(machine));
      }

      @Override
      public Set<MachineId> machines() {
        return copy.keySet();
      }
    };
  }
}
