package org.millwright.app.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.millwright.app.Settings;
import org.millwright.app.api.PlantSheets;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;
import org.millwright.routes.files.PlantReader;
import org.millwright.routes.folder.RouteFolder;
import org.millwright.rules.RuleFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What the plant's files say, for roles that do not run its routes too: in the edge role the folder
 * of routes knows, elsewhere the files are read every few seconds.
 */
@Component
class PlantFiles implements TagSheets, PlantSheets {

  /** What the column {@code protocol} may hold. */
  static final Set<String> SCHEMES = Set.of("opcua", "modbus", "mqtt", "sparkplug");

  private final RuleFolder rules;
  private final Supplier<Plant> plant;
  private final Settings settings;
  private OwnersFiles files = OwnersFiles.none();
  private volatile Plant read = Plant.empty();

  PlantFiles(Settings settings, RuleFolder rules, ObjectProvider<RouteFolder> routes) {
    this.settings = settings;
    this.rules = rules;
    RouteFolder folder = routes.getIfAvailable();
    this.plant = folder == null ? () -> read : folder::plant;
    read();
  }

  /** A sheet with a fault keeps what was read before; {@code millwright check} names the fault. */
  @Scheduled(fixedDelay = 2_000)
  final void read() {
    OwnersFiles now = OwnersFiles.read(settings.home());
    if (now.equals(files)) {
      return;
    }
    files = now;
    var problems = new ArrayList<Problem>();
    Plant found = PlantReader.read(now, SCHEMES, problems);
    if (problems.isEmpty()) {
      read = found;
    }
  }

  @Override
  public Optional<TagSheet> of(MachineId machine) {
    return Optional.ofNullable(plant.get().sheets().get(machine));
  }

  @Override
  public List<Machine> inOrder() {
    return plant.get().machines();
  }

  @Override
  public Limits limits() {
    return rules.book().limits();
  }
}
