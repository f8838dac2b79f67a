package org.millwright.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/**
 * The owners' examples: one row, one situation of one signal or of a machine's last hour, and what
 * the rules must say of it.
 */
final class Examples {

  private static final Set<String> REQUIRED = Set.of("example", "machine", "kind", "rule");
  private static final Set<String> OPTIONAL =
      Stream.concat(
              OeeExample.COLUMNS.stream(),
              Stream.of(
                  "state",
                  "connected",
                  "lag_s",
                  "signal",
                  "mean",
                  "quality",
                  "unchanged_s",
                  "age_s",
                  "silent_after_s",
                  "others",
                  "severity",
                  "strength"))
          .collect(Collectors.toUnmodifiableSet());

  private final List<Example> all = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Examples(RuleFiles files) {
    files.ending(RuleFiles.EXAMPLES).forEach(this::read);
  }

  List<Example> all() {
    return all;
  }

  /** What cannot be read. */
  List<Problem> problems() {
    return problems;
  }

  /** Rules without an example, and examples of rules that there are not. */
  List<Problem> against(Map<String, RuleNames.Place> rules) {
    var found = new ArrayList<Problem>();
    var shown = all.stream().map(Example::rule).collect(Collectors.toSet());
    rules.forEach((name, place) -> {
      if (!shown.contains(name)) {
        found.add(
            new Problem(
                place.file(),
                place.line(),
                "rule",
                name,
                "a row that names the rule in " + examplesOf(place.file())));
      }
    });
    for (Example example : all) {
      if (!example.rule().isEmpty() && !rules.containsKey(example.rule())) {
        found.add(
            example.problem(
                "column \"rule\"",
                example.rule(),
                "one of " + String.join(", ", new TreeSet<>(rules.keySet()))));
      }
    }
    return found;
  }

  /** Examples that turn out otherwise. */
  List<Problem> run(RuleBook book) {
    return all.stream().flatMap(example -> example.run(book).stream()).toList();
  }

  private void read(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    for (Row row : sheet.rows()) {
      int before = sheet.problems().size();
      Example example = Example.of(file, row);
      if (sheet.problems().size() == before) {
        all.add(example);
      }
    }
    problems.addAll(sheet.problems());
  }

  private static String examplesOf(String file) {
    return file.substring(0, file.length() - RuleFiles.RULES.length()) + RuleFiles.EXAMPLES;
  }

  static Duration seconds(Row row, String column, double otherwise) {
    return Duration.ofMillis(Math.round(row.number(column, otherwise) * 1000));
  }
}
