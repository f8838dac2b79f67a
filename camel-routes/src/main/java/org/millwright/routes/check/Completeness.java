package org.millwright.routes.check;

import java.util.List;
import java.util.Optional;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;

/** Each machine has its sheet and its examples, and no sheet is without a machine. */
final class Completeness {

  private Completeness() {}

  static void check(OwnersFiles files, Plant plant, List<Problem> problems) {
    for (Machine machine : plant.machines()) {
      want(files, OwnersFiles.TAGS, machine, "a tag sheet", problems);
      want(files, OwnersFiles.EXAMPLES, machine, "examples of what it says", problems);
    }
    for (String path : files.texts().keySet()) {
      if (path.startsWith(OwnersFiles.TAGS) || path.startsWith(OwnersFiles.EXAMPLES)) {
        named(path, plant, problems);
      }
    }
  }

  private static void want(
      OwnersFiles files, String folder, Machine machine, String what, List<Problem> problems) {
    String path = folder + machine.id() + ".csv";
    if (!files.texts().containsKey(path)) {
      problems.add(
          Problem.ofFile(
              path,
              "no such file",
              what + " for machine " + machine.id() + " of " + OwnersFiles.MACHINES));
    }
  }

  private static void named(String path, Plant plant, List<Problem> problems) {
    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".csv".length());
    Optional<MachineId> id = MachineId.of(name);
    if (id.isPresent() && plant.machine(id.get()).isEmpty()) {
      problems.add(Problem.ofFile(path, name, "a machine of " + OwnersFiles.MACHINES));
    }
  }
}
