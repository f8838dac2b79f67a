package org.millwright.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/** Checks all rule files of an installation: sheets, rules, examples, and how they fit together. */
public final class RulesCheck {

  private RulesCheck() {}

  /**
   * Everything that is wrong, none when all is well.
   *
   * @param root the installation's root
   */
  public static List<Problem> check(Path root) {
    return book(RuleFiles.read(root), PlantCheck.texts(root)).problems();
  }

  /**
   * The book of these files when every check passes.
   *
   * @param tags the plant's tag sheets by path
   */
  static Checked<RuleBook> book(RuleFiles files, SortedMap<String, String> tags) {
    if (files.ending(RuleFiles.RULES).isEmpty()) {
      return new Checked.Refused<>(
          List.of(Problem.ofFile("rules", "no .drl file", "at least one rule")));
    }
    var problems = new ArrayList<Problem>();
    Checked<RuleBook> book = RuleBook.of(files);
    problems.addAll(book.problems());
    problems.addAll(PlantCheck.of(files, tags).problems());
    var names = new RuleNames(files);
    var examples = new Examples(files);
    problems.addAll(examples.problems());
    problems.addAll(examples.against(names.places()));
    if (book instanceof Checked.Sound<RuleBook> sound) {
      problems.addAll(examples.run(sound.value()));
    }
    return problems.isEmpty() ? book : new Checked.Refused<>(problems);
  }
}
