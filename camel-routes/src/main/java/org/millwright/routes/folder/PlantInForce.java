package org.millwright.routes.folder;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.files.Plant;

/** The plant as it stands now; whoever asks gets the newest sheet. */
final class PlantInForce implements TagSheets {

  private volatile Plant plant = Plant.empty();

  Plant plant() {
    return plant;
  }

  /**
   * Takes a new plant.
   *
   * @return the machines whose addresses are others than before, so that their sources must ask for
   *     others
   */
  Set<String> swap(Plant next) {
    Plant before = plant;
    plant = next;
    var moved = new TreeSet<String>();
    before
        .sheets()
        .forEach((machine, sheet) -> {
          TagSheet now = next.sheets().get(machine);
          if (now != null && !addresses(now).equals(addresses(sheet))) {
            moved.add(machine.value());
          }
        });
    return moved;
  }

  private static Set<String> addresses(TagSheet sheet) {
    return sheet.tags().stream().map(Tag::address).collect(Collectors.toSet());
  }

  @Override
  public Optional<TagSheet> of(MachineId machine) {
    return Optional.ofNullable(plant.sheets().get(machine));
  }
}
