package org.millwright.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** Reads {@code sensor-limits.csv}. */
final class SensorLimitSheet {

  private static final Set<String> REQUIRED = Set.of("machine", "signal", "severity", "reason");
  private static final Set<String> OPTIONAL =
      Set.of("stuck_after_s", "silent_after_s", "clear_after_s");
  private static final Pattern MACHINES = Pattern.compile("\\*|[a-z0-9]+(-[a-z0-9]+)*-?\\*?");
  private static final Set<SignalName> NEVER_STUCK =
      Set.of(SignalName.STATE, SignalName.PARTS, SignalName.REJECTS);

  private static final Duration STUCK_AFTER = Duration.ofSeconds(30);
  private static final Duration SILENT_AFTER = Duration.ofSeconds(10);
  private static final Duration CLEAR_AFTER = Duration.ofSeconds(10);

  private SensorLimitSheet() {}

  static Checked<List<SensorLimit>> parse(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var limits = new ArrayList<SensorLimit>();
    var lines = new HashMap<String, Integer>();
    for (Row row : sheet.rows()) {
      String key = row.text("machine") + " " + row.text("signal");
      Integer first = lines.putIfAbsent(key, row.line());
      if (first != null) {
        row.refuse("signal", "one row per machine and signal; line " + first + " has the same");
      }
      int before = sheet.problems().size();
      Optional<SensorLimit> limit = limit(row);
      if (sheet.problems().size() == before) {
        limit.ifPresent(limits::add);
      }
    }
    return Checked.of(List.copyOf(limits), sheet.problems());
  }

  private static Optional<SensorLimit> limit(Row row) {
    String machines = row.required("machine");
    if (!machines.isEmpty() && !MACHINES.matcher(machines).matches()) {
      row.refuse("machine", "a machine id, or its beginning and a star, such as cnc-*");
    }
    var signal = row.word("signal", SignalName::of, "a signal's name, such as vibration");
    if (signal.filter(NEVER_STUCK::contains).isPresent()) {
      row.refuse("signal", "a measured signal; state, parts and rejects rest for good reasons");
    }
    var severity = row.word("severity", Severity::of, "notice, warning or critical");
    Duration stuckAfter = above0(row, "stuck_after_s", STUCK_AFTER);
    Duration silentAfter = above0(row, "silent_after_s", SILENT_AFTER);
    Duration clearAfter = row.seconds("clear_after_s", CLEAR_AFTER);
    String reason = row.required("reason");
    if (signal.isEmpty() || severity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SensorLimit(
            machines,
            signal.get(),
            stuckAfter,
            silentAfter,
            severity.get(),
            clearAfter,
            reason,
            row.place()));
  }

  private static Duration above0(Row row, String column, Duration otherwise) {
    Duration seconds = row.seconds(column, otherwise);
    if (seconds.isZero()) {
      row.refuse(column, "seconds above 0");
      return otherwise;
    }
    return seconds;
  }
}
