package org.millwright.app.role;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.millwright.connectors.camunda.check.ProcessCheck;
import org.millwright.connectors.mqtt.Joining;
import org.millwright.connectors.store.StockTable;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.check.RouteLanguage;
import org.millwright.routes.check.RoutesCheck;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.PlantReader;
import org.millwright.rules.RulesCheck;

/** Every check of every file that people edit, without anything running. */
public final class Validation {

  /** Where the first stock of spare parts stands. */
  static final String SPARE_PARTS = "rules/supply/spare-parts.csv";

  private static final Set<String> ROUTE_PROPERTIES =
      Set.of("opcua.endpoint", "modbus.address", "mqtt.url");

  private Validation() {}

  /**
   * All problems, none when all is well.
   *
   * @param home the installation's root
   */
  public static List<Problem> of(Path home) {
    var problems = new ArrayList<Problem>();
    var language = RouteLanguage.of(EdgeRole.sources(home, Joining.USUAL), ROUTE_PROPERTIES);
    problems.addAll(new RoutesCheck(language).check(home));
    problems.addAll(RulesCheck.check(home));
    problems.addAll(ProcessCheck.check(home, JobTypes.ALL));
    problems.addAll(oee(home));
    problems.addAll(StockTable.read(SPARE_PARTS, home.resolve(SPARE_PARTS)).problems());
    return problems;
  }

  /** None while the list of machines is broken, which is said already: all would be unknown. */
  private static List<Problem> oee(Path home) {
    var problems = new ArrayList<Problem>();
    var plant = PlantReader.read(OwnersFiles.read(home), PlantFiles.SCHEMES, problems);
    return problems.stream().anyMatch(problem -> problem.file().equals(OwnersFiles.MACHINES))
        ? List.of()
        : OeeBook.read(OeeFiles.texts(home), plant.machines()).problems();
  }
}
