package org.millwright.routes.normalise;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.domain.plant.MachineState;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** What machines call their states, {@code camel-routes/states.csv}: raw word or code to state. */
public final class StateWords {

  private static final Set<String> COLUMNS = Set.of("raw", "state");
  private static final Set<String> OPTIONAL = Set.of("remark");
  private static final String EXPECTED =
      Stream.of(MachineState.values()).map(MachineState::word).collect(Collectors.joining(", "));

  private final Map<String, MachineState> states;

  private StateWords(Map<String, MachineState> states) {
    this.states = Map.copyOf(states);
  }

  /** No words: every state is unknown. */
  public static StateWords none() {
    return new StateWords(Map.of());
  }

  /** Reads the sheet, or says everything that is wrong with it. */
  public static Checked<StateWords> parse(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, COLUMNS, OPTIONAL);
    var states = new HashMap<String, MachineState>();
    for (Row row : sheet.rows()) {
      String raw = row.required("raw");
      var state = row.word("state", MachineState::of, "one of " + EXPECTED);
      if (state.isPresent() && states.putIfAbsent(raw, state.get()) != null) {
        row.refuse("raw", "each raw word or code once");
      }
    }
    return Checked.of(new StateWords(states), sheet.problems());
  }

  /** The state of a raw word or code, compared as it stands; empty when the sheet lacks it. */
  public Optional<MachineState> of(String raw) {
    return Optional.ofNullable(states.get(raw));
  }
}
