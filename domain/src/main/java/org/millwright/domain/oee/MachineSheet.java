package org.millwright.domain.oee;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/**
 * {@code rules/oee/machines.csv}.
 *
 * @param terms of machines that have a row
 * @param steps the place in the line's flow, 1 or more, of machines that are in it
 */
record MachineSheet(Map<MachineId, MachineTerms> terms, Map<MachineId, Integer> steps) {

  private static final Set<String> REQUIRED = Set.of("machine");
  private static final Set<String> OPTIONAL =
      Set.of("micro_stop_s", "silence_s", "orders", "target", "step", "remark");
  private static final int LAST_STEP = 999;

  MachineSheet {
    terms = Map.copyOf(terms);
    steps = Map.copyOf(steps);
  }

  /**
   * Reads the sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   * @param machines those of the plant
   */
  static Checked<MachineSheet> read(String file, String text, Set<MachineId> machines) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var terms = new HashMap<MachineId, MachineTerms>();
    var steps = new HashMap<MachineId, Integer>();
    var lines = new HashMap<MachineId, Integer>();
    for (Row row : sheet.rows()) {
      Optional<MachineId> machine = machine(row, machines);
      Integer first = machine.map(id -> lines.putIfAbsent(id, row.line())).orElse(null);
      if (first != null) {
        row.refuse("machine", "each machine once; it stands in line " + first + " already");
      }
      MachineTerms read = terms(row);
      Optional<Integer> step = step(row);
      machine.ifPresent(id -> {
        terms.put(id, read);
        step.ifPresent(place -> steps.put(id, place));
      });
    }
    return Checked.of(new MachineSheet(terms, steps), sheet.problems());
  }

  /** The machine of a row, refused when the plant has none of this id. */
  static Optional<MachineId> machine(Row row, Set<MachineId> machines) {
    return row.word(
        "machine",
        text -> MachineId.of(text).filter(machines::contains),
        "a machine of camel-routes/machines.csv");
  }

  private static MachineTerms terms(Row row) {
    MachineTerms standard = MachineTerms.STANDARD;
    Duration silence = row.seconds("silence_s", standard.silence());
    if (silence.isZero()) {
      row.refuse("silence_s", "seconds above 0");
      silence = standard.silence();
    }
    return new MachineTerms(
        row.seconds("micro_stop_s", standard.microStop()),
        silence,
        row.word("orders", MachineSheet::assumed, "assumed or told, or nothing for assumed")
            .orElse(standard.orderAssumed()),
        target(row));
  }

  private static Optional<Boolean> assumed(String word) {
    return switch (word) {
      case "" -> Optional.of(MachineTerms.STANDARD.orderAssumed());
      case "assumed" -> Optional.of(true);
      case "told" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static double target(Row row) {
    double target = row.number("target", MachineTerms.STANDARD.target());
    if (target > 0 && target <= 1) {
      return target;
    }
    row.refuse("target", "a share above 0 and at most 1, such as 0.85 for 85 %");
    return MachineTerms.STANDARD.target();
  }

  private static Optional<Integer> step(Row row) {
    OptionalDouble step = row.number("step");
    if (step.isEmpty()) {
      return Optional.empty();
    }
    double place = step.getAsDouble();
    if (place >= 1 && place <= LAST_STEP && place == Math.rint(place)) {
      return Optional.of((int) place);
    }
    row.refuse("step", "a whole number from 1, or nothing outside of the line's flow");
    return Optional.empty();
  }
}
