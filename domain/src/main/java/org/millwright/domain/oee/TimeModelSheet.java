package org.millwright.domain.oee;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.domain.plant.MachineState;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** Reads {@code rules/oee/time-model.csv}. */
final class TimeModelSheet {

  private static final Set<String> REQUIRED = Set.of("state", "with_order", "without_order");
  private static final Set<String> OPTIONAL = Set.of("remark");

  private static final Map<String, TimeElement> ELEMENTS =
      Map.of(
          "production", TimeElement.PRODUCTION,
          "setup", TimeElement.SETUP,
          "delay", TimeElement.DELAY,
          "down", TimeElement.DOWN);

  private static final List<MachineState> STATES =
      Arrays.stream(MachineState.values()).filter(each -> each != MachineState.UNKNOWN).toList();

  private TimeModelSheet() {}

  /**
   * Reads the sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   */
  static Checked<TimeModel> read(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var lines = new EnumMap<MachineState, Integer>(MachineState.class);
    var with = new EnumMap<MachineState, TimeElement>(MachineState.class);
    var without = new EnumMap<MachineState, TimeElement>(MachineState.class);
    for (Row row : sheet.rows()) {
      state(row, lines)
          .ifPresent(state -> {
            element(row, "with_order").ifPresent(found -> with.put(state, found));
            element(row, "without_order").ifPresent(found -> without.put(state, found));
          });
    }
    if (!sheet.problems().isEmpty()) {
      return new Checked.Refused<>(sheet.problems());
    }
    String missing = words(STATES.stream().filter(each -> !lines.containsKey(each)).toList());
    return missing.isEmpty()
        ? new Checked.Sound<>(new TimeModel(with, without))
        : new Checked.Refused<>(
            List.of(
                Problem.ofFile(
                    file, "no row for " + missing, "every state once: " + words(STATES))));
  }

  private static Optional<MachineState> state(Row row, Map<MachineState, Integer> lines) {
    Optional<MachineState> state =
        row.word("state", TimeModelSheet::state, "one of " + words(STATES));
    Integer first = state.map(found -> lines.putIfAbsent(found, row.line())).orElse(null);
    if (first != null) {
      row.refuse("state", "each state once; it stands in line " + first + " already");
    }
    return state;
  }

  private static Optional<MachineState> state(String word) {
    return MachineState.of(word).filter(STATES::contains);
  }

  private static Optional<TimeElement> element(Row row, String column) {
    return row.word(
        column,
        word -> Optional.ofNullable(ELEMENTS.get(word)),
        "production, setup, delay or down");
  }

  private static String words(List<MachineState> states) {
    return states.stream().map(MachineState::word).collect(Collectors.joining(", "));
  }
}
