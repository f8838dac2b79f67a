package org.millwright.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.domain.limit.Limit;
import org.millwright.domain.limit.LimitSheet;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;

/**
 * Holds limits against the plant: each row covers a machine that there is, a signal that it has, in
 * the unit of its tag. Only what there are tag sheets for is checked; broken sheets are left to the
 * check of the routes.
 */
final class PlantCheck {

  private static final String TAGS = "camel-routes/tags";
  private static final String ENDING = ".csv";

  private final SortedMap<MachineId, TagSheet> sheets;
  private final List<Problem> problems = new ArrayList<>();

  private PlantCheck(SortedMap<MachineId, TagSheet> sheets) {
    this.sheets = sheets;
  }

  static PlantCheck of(RuleFiles files, SortedMap<String, String> tags) {
    var check = new PlantCheck(sheets(tags));
    if (!check.sheets.isEmpty()) {
      for (Map.Entry<String, String> sheet : files.limitSheets().entrySet()) {
        if (LimitSheet.parse(sheet.getKey(), sheet.getValue())
            instanceof Checked.Sound<List<Limit>> sound) {
          sound.value().forEach(check::limit);
        }
      }
      for (Map.Entry<String, String> sheet : files.ending(RuleFiles.SENSOR_LIMITS).entrySet()) {
        if (SensorLimitSheet.parse(sheet.getKey(), sheet.getValue())
            instanceof Checked.Sound<List<SensorLimit>> sound) {
          sound.value().forEach(check::sensor);
        }
      }
      for (Map.Entry<String, String> sheet : files.ending(RuleFiles.OEE_LIMITS).entrySet()) {
        if (OeeLimitSheet.parse(sheet.getKey(), sheet.getValue())
            instanceof Checked.Sound<List<OeeLimit>> sound) {
          sound.value().forEach(check::oee);
        }
      }
    }
    return check;
  }

  List<Problem> problems() {
    return problems;
  }

  private void limit(Limit limit) {
    List<TagSheet> covered =
        sheets.values().stream().filter(sheet -> limit.covers(sheet.machine())).toList();
    covers(covered, limit.place(), limit.machines());
    List<Tag> tags = covered.stream().flatMap(sheet -> sheet.of(limit.signal()).stream()).toList();
    if (!covered.isEmpty() && tags.isEmpty()) {
      refuse(limit.place(), "signal", limit.signal().value(), "a signal of " + names(covered));
    }
    tags.stream()
        .filter(tag -> tag.unit() != limit.unit())
        .findFirst()
        .ifPresent(tag ->
            refuse(
                limit.place(),
                "unit",
                limit.unit().symbol(),
                "\"" + tag.unit().symbol() + "\", as " + tag.place() + " has it"));
  }

  private void sensor(SensorLimit limit) {
    List<TagSheet> covered =
        sheets.values().stream().filter(sheet -> limit.covers(sheet.machine())).toList();
    covers(covered, limit.place(), limit.machines());
    if (!covered.isEmpty()
        && covered.stream().allMatch(sheet -> sheet.of(limit.signal()).isEmpty())) {
      refuse(limit.place(), "signal", limit.signal().value(), "a signal of " + names(covered));
    }
  }

  private void oee(OeeLimit limit) {
    covers(
        sheets.values().stream().filter(sheet -> limit.covers(sheet.machine())).toList(),
        limit.place(),
        limit.machines());
  }

  private void covers(List<TagSheet> covered, String place, String machines) {
    if (covered.isEmpty()) {
      refuse(place, "machine", machines, "a machine that there is: " + names(sheets.values()));
    }
  }

  private void refuse(String place, String column, String found, String expected) {
    problems.add(Problem.ofRow(place, "column \"" + column + "\"", found, expected));
  }

  private static String names(Iterable<TagSheet> sheets) {
    var names = new ArrayList<String>();
    sheets.forEach(sheet -> names.add(sheet.machine().value()));
    return String.join(", ", names);
  }

  private static SortedMap<MachineId, TagSheet> sheets(SortedMap<String, String> texts) {
    var sheets = new TreeMap<MachineId, TagSheet>();
    texts.forEach((path, text) -> {
      String name = path.substring(TAGS.length() + 1, path.length() - ENDING.length());
      Optional<MachineId> machine = MachineId.of(name);
      if (machine.isPresent()
          && TagSheet.parse(machine.get(), path, text) instanceof Checked.Sound<TagSheet> sound) {
        sheets.put(machine.get(), sound.value());
      }
    });
    return sheets;
  }

  /** The installation's tag sheets by path from its root, whatever they hold. */
  static SortedMap<String, String> texts(Path root) {
    var texts = new TreeMap<String, String>();
    Path folder = root.resolve(TAGS);
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
        texts.put(
            TAGS + "/" + file.getFileName(),
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("tag sheets below " + folder + " cannot be read", e);
    }
    return texts;
  }
}
