package org.millwright.bench.history;

import java.util.List;

/**
 * How much is written and how often it is asked for.
 *
 * @param rows in millions, 1 to 1000
 * @param calls of each question, 10 to 10000
 */
record HistorySettings(int rows, int calls) {

  HistorySettings {
    between("--rows", rows, 1, 1_000);
    between("--calls", calls, 10, 10_000);
  }

  static HistorySettings read(List<String> options) {
    var settings = new HistorySettings(50, 200);
    for (int i = 0; i < options.size(); i += 2) {
      String option = options.get(i);
      if (i + 1 == options.size()) {
        throw new IllegalArgumentException(option + ": a value is missing");
      }
      settings = settings.with(option, number(option, options.get(i + 1)));
    }
    return settings;
  }

  private HistorySettings with(String option, int number) {
    return switch (option) {
      case "--rows" -> new HistorySettings(number, calls);
      case "--calls" -> new HistorySettings(rows, number);
      default ->
          throw new IllegalArgumentException("found " + option + ", expected --rows or --calls");
    };
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          option + ": found \"" + text + "\", expected a whole number", e);
    }
  }

  private static void between(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option + ": found " + value + ", expected " + least + " to " + most);
    }
  }
}
