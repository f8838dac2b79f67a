package org.millwright.domain.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** Reads limit sheets, {@code rules/<feature>/*-limits.csv}. */
public final class LimitSheet {

  private static final Set<String> REQUIRED =
      Set.of("machine", "signal", "low", "high", "unit", "severity", "reason");
  private static final Set<String> OPTIONAL =
      Set.of("hysteresis", "raise_after_s", "clear_after_s");
  private static final Pattern MACHINES = Pattern.compile("\\*|[a-z0-9]+(-[a-z0-9]+)*-?\\*?");

  private static final Duration RAISE_AFTER = Duration.ofSeconds(5);
  private static final Duration CLEAR_AFTER = Duration.ofSeconds(10);

  private LimitSheet() {}

  /**
   * Reads a sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems and {@link Limit#place()} carry
   */
  public static Checked<List<Limit>> parse(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var limits = new ArrayList<Limit>();
    var lines = new HashMap<String, Integer>();
    for (Row row : sheet.rows()) {
      once(row, lines);
      int before = sheet.problems().size();
      Fields fields = Fields.read(row);
      if (sheet.problems().size() == before) {
        limits.add(fields.limit(row));
      }
    }
    return Checked.of(List.copyOf(limits), sheet.problems());
  }

  private static void once(Row row, Map<String, Integer> lines) {
    String key = row.text("machine") + " " + row.text("signal") + " " + row.text("severity");
    Integer first = lines.putIfAbsent(key, row.line());
    if (first != null) {
      row.refuse(
          "signal", "one row per machine, signal and severity; line " + first + " has the same");
    }
  }

  private record Fields(
      String machines,
      Optional<SignalName> signal,
      OptionalDouble low,
      OptionalDouble high,
      Optional<Unit> unit,
      Optional<Severity> severity,
      double hysteresis,
      Duration raiseAfter,
      Duration clearAfter) {

    static Fields read(Row row) {
      String machines = row.required("machine");
      if (!machines.isEmpty() && !MACHINES.matcher(machines).matches()) {
        row.refuse("machine", "a machine id, or its beginning and a star, such as cnc-*");
      }
      row.required("reason");
      var fields =
          new Fields(
              machines,
              row.word("signal", SignalName::of, "a signal's name, such as vibration"),
              row.number("low"),
              row.number("high"),
              row.word("unit", Unit::of, "one of " + Unit.symbols()),
              row.word("severity", Severity::of, "notice, warning or critical"),
              row.number("hysteresis", 0),
              row.seconds("raise_after_s", RAISE_AFTER),
              row.seconds("clear_after_s", CLEAR_AFTER));
      fields.checkSense(row);
      return fields;
    }

    private void checkSense(Row row) {
      if (row.text("low").isEmpty() && row.text("high").isEmpty()) {
        row.refuse("high", "a low or a high value");
      }
      if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
        row.refuse("low", "a value below \"high\", which is " + row.text("high"));
      }
      if (hysteresis < 0) {
        row.refuse("hysteresis", "0 or more");
      }
      if (low.isPresent()
          && high.isPresent()
          && low.getAsDouble() < high.getAsDouble()
          && 2 * hysteresis >= high.getAsDouble() - low.getAsDouble()) {
        row.refuse("hysteresis", "less than half the way from \"low\" to \"high\"");
      }
    }

    Limit limit(Row row) {
      return new Limit(
          machines,
          signal.orElseThrow(),
          low,
          high,
          unit.orElseThrow(),
          severity.orElseThrow(),
          hysteresis,
          raiseAfter,
          clearAfter,
          row.text("reason"),
          row.place());
    }
  }
}
