package org.millwright.routes.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.millwright.domain.sheet.Problem;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;
import org.millwright.routes.files.PlantReader;
import org.millwright.routes.files.RouteFile;
import org.millwright.routes.files.RouteReader;

/**
 * Finds every problem in the owners' files: machines, state words, tag sheets, routes, examples.
 * The same checks run on the command line and before an edit takes effect.
 */
public final class RoutesCheck {

  private final RouteLanguage language;

  public RoutesCheck(RouteLanguage language) {
    this.language = language;
  }

  /**
   * Checks the files below a root.
   *
   * @param root the folder that holds {@code camel-routes}
   * @return by file and line; empty when all is well
   */
  public List<Problem> check(Path root) {
    return check(OwnersFiles.read(root));
  }

  /** Checks these files. */
  public List<Problem> check(OwnersFiles files) {
    var problems = new ArrayList<Problem>();
    Plant plant = PlantReader.read(files, language.sources().keySet(), problems);
    boolean sound = problems.isEmpty();
    Completeness.check(files, plant, problems);
    routes(files, plant, problems);
    if (sound) {
      Examples.check(files, plant, problems);
    }
    return problems.stream()
        .distinct()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .toList();
  }

  private void routes(OwnersFiles files, Plant plant, List<Problem> problems) {
    try (var grammar = new CamelGrammar()) {
      var words = new RouteWords(language, plant, grammar, problems);
      files
          .routes()
          .forEach((path, text) -> {
            int before = problems.size();
            RouteFile file = RouteReader.read(path, text, problems);
            words.check(file);
            if (problems.size() == before) {
              problems.addAll(grammar.check(path, text));
            }
          });
    }
  }
}
