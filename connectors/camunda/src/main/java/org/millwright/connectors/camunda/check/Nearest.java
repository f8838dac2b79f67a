package org.millwright.connectors.camunda.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Says what could have been meant. */
final class Nearest {

  private static final int CLOSE = 4;

  private Nearest() {}

  /** The choices, the nearest to what was given first, when one is near. */
  static String among(Collection<String> choices, String given) {
    if (choices.isEmpty()) {
      return "nothing yet: there is none";
    }
    String all = choices.stream().sorted().collect(Collectors.joining(", "));
    return choices.stream()
        .filter(choice -> distance(choice, given) <= CLOSE)
        .min(Comparator.comparingInt(choice -> distance(choice, given)))
        .map(near -> "\"" + near + "\", or another of " + all)
        .orElse("one of " + all);
  }

  /** Insertions, deletions and replacements that turn one word into the other (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
