package org.millwright.routes.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;
import org.millwright.routes.normalise.StateWords;

/** Reads the sheets of the plant and collects every problem on the way. */
public final class PlantReader {

  private static final Set<String> COLUMNS = Set.of("machine", "name", "line", "protocol");
  private static final Set<String> OPTIONAL = Set.of("remark");

  private final OwnersFiles files;
  private final Set<String> protocols;
  private final List<Problem> problems;

  private PlantReader(OwnersFiles files, Set<String> protocols, List<Problem> problems) {
    this.files = files;
    this.protocols = new TreeSet<>(protocols);
    this.problems = problems;
  }

  /**
   * Reads what can be read.
   *
   * @param protocols the words that the column {@code protocol} may hold
   * @param problems receives what is wrong
   */
  public static Plant read(OwnersFiles files, Set<String> protocols, List<Problem> problems) {
    return new PlantReader(files, protocols, problems).plant();
  }

  private Plant plant() {
    return new Plant(machines(), states(), sheets());
  }

  private List<Machine> machines() {
    var machines = new ArrayList<Machine>();
    var seen = new HashSet<String>();
    Sheet sheet = sheet(OwnersFiles.MACHINES, "a sheet of all machines");
    int known = sheet.problems().size();
    for (Row row : sheet.rows()) {
      machine(row, seen).filter(_ -> sheet.problems().size() == known).ifPresent(machines::add);
    }
    problems.addAll(sheet.problems());
    return machines;
  }

  private Sheet sheet(String path, String expected) {
    String text = files.texts().get(path);
    if (text == null) {
      problems.add(Problem.ofFile(path, "no such file", expected));
      return Sheet.parse(path, String.join(",", COLUMNS), COLUMNS, OPTIONAL);
    }
    return Sheet.parse(path, text, COLUMNS, OPTIONAL);
  }

  private Optional<Machine> machine(Row row, Set<String> seen) {
    var id = row.word("machine", MachineId::of, "lower-case words with hyphens, such as cnc-1");
    if (!seen.add(row.text("machine"))) {
      row.refuse("machine", "each machine once");
    }
    String name = row.required("name");
    String line = row.required("line");
    var protocol =
        row.word(
            "protocol",
            word -> protocols.contains(word) ? Optional.of(word) : Optional.empty(),
            "one of " + String.join(", ", protocols));
    return id.isEmpty() || protocol.isEmpty() || name.isEmpty() || line.isEmpty()
        ? Optional.empty()
        : Optional.of(new Machine(id.get(), name, line, protocol.get()));
  }

  private StateWords states() {
    String text = files.texts().get(OwnersFiles.STATES);
    if (text == null) {
      problems.add(
          Problem.ofFile(
              OwnersFiles.STATES, "no such file", "a sheet of state words, raw and state"));
      return StateWords.none();
    }
    return sound(StateWords.parse(OwnersFiles.STATES, text)).orElseGet(StateWords::none);
  }

  private Map<MachineId, TagSheet> sheets() {
    var sheets = new HashMap<MachineId, TagSheet>();
    files
        .namedIn(OwnersFiles.TAGS)
        .forEach((name, text) -> {
          String path = OwnersFiles.TAGS + name + ".csv";
          MachineId.of(name)
              .ifPresentOrElse(
                  machine ->
                      sound(TagSheet.parse(machine, path, text))
                          .ifPresent(sheet -> sheets.put(machine, sheet)),
                  () ->
                      problems.add(
                          Problem.ofFile(
                              path, name, "a machine's name with .csv, such as cnc-1.csv")));
        });
    return sheets;
  }

  private <T> Optional<T> sound(Checked<T> checked) {
    problems.addAll(checked.problems());
    return checked instanceof Checked.Sound<T>(T value) ? Optional.of(value) : Optional.empty();
  }
}
