package org.millwright.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.domain.sheet.Problem;

/** Which rules there are, and where each one begins. */
final class RuleNames {

  private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"([^\"]+)\".*");

  /** Where a rule begins. */
  record Place(String file, int line) {}

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  RuleNames(RuleFiles files) {
    files.ending(RuleFiles.RULES).forEach(this::read);
  }

  /** Rules by name, in the order of files and lines. */
  Map<String, Place> places() {
    return places;
  }

  /** A name that is given twice. */
  List<Problem> problems() {
    return problems;
  }

  private void read(String file, String text) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher rule = RULE.matcher(line);
      if (rule.matches()) {
        note(rule.group(1), new Place(file, number));
      }
    }
  }

  private void note(String name, Place place) {
    Place first = places.putIfAbsent(name, place);
    if (first != null) {
      problems.add(
          new Problem(
              place.file(),
              place.line(),
              "rule",
              name,
              "each rule name once; " + first.file() + ":" + first.line() + " has it already"));
    }
  }
}
