package org.millwright.rules;

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
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;
import org.millwright.rules.OeeLimit.Figure;

/** Reads {@code oee-limits.csv}. */
final class OeeLimitSheet {

  private static final Set<String> REQUIRED =
      Set.of("machine", "figure", "limit", "severity", "reason");
  private static final Set<String> OPTIONAL =
      Set.of(
          "hysteresis",
          "least_minutes",
          "least_pieces",
          "most_unknown",
          "raise_after_s",
          "clear_after_s");
  private static final Pattern MACHINES = Pattern.compile("\\*|[a-z0-9]+(-[a-z0-9]+)*-?\\*?");

  private static final double LEAST_MINUTES = 15;
  private static final double MOST_UNKNOWN = 0.2;
  private static final Duration RAISE_AFTER = Duration.ofMinutes(1);
  private static final Duration CLEAR_AFTER = Duration.ofMinutes(1);

  /** An hour is looked at: with more asked for nothing would ever be said. */
  private static final double MOST_MINUTES = 60;

  private static final String TARGET = "target";

  private OeeLimitSheet() {}

  static Checked<List<OeeLimit>> parse(String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var limits = new ArrayList<OeeLimit>();
    var lines = new HashMap<String, Integer>();
    for (Row row : sheet.rows()) {
      once(row, lines);
      int before = sheet.problems().size();
      Optional<OeeLimit> limit = limit(row);
      if (sheet.problems().size() == before) {
        limit.ifPresent(limits::add);
      }
    }
    return Checked.of(List.copyOf(limits), sheet.problems());
  }

  private static void once(Row row, Map<String, Integer> lines) {
    String key = row.text("machine") + " " + row.text("figure") + " " + row.text("severity");
    Integer first = lines.putIfAbsent(key, row.line());
    if (first != null) {
      row.refuse(
          "figure", "one row per machine, figure and severity; line " + first + " has the same");
    }
  }

  private static Optional<OeeLimit> limit(Row row) {
    String machines = row.required("machine");
    if (!machines.isEmpty() && !MACHINES.matcher(machines).matches()) {
      row.refuse("machine", "a machine id, or its beginning and a star, such as cnc-*");
    }
    var figure = row.word("figure", Figure::of, "oee, effectiveness, scrap-ratio, unknown or stop");
    OptionalDouble limit = figure.map(one -> limit(row, one)).orElse(OptionalDouble.empty());
    double hysteresis = between(row, "hysteresis", 0, 0, Double.MAX_VALUE, "0 or more");
    double minutes = between(row, "least_minutes", LEAST_MINUTES, 0, MOST_MINUTES, "0 to 60");
    double pieces = between(row, "least_pieces", 0, 0, 1e6, "whole pieces, 0 or more");
    double unknown = between(row, "most_unknown", MOST_UNKNOWN, 0, 1, "a share from 0 to 1");
    var severity = row.word("severity", Severity::of, "notice, warning or critical");
    Duration raiseAfter = row.seconds("raise_after_s", RAISE_AFTER);
    Duration clearAfter = row.seconds("clear_after_s", CLEAR_AFTER);
    String reason = row.required("reason");
    if (figure.isEmpty() || severity.isEmpty()) {
      return Optional.empty();
    }
    if (limit.isEmpty() && figure.get() != Figure.OEE) {
      return Optional.empty();
    }
    return Optional.of(
        new OeeLimit(
            machines,
            figure.get(),
            limit,
            hysteresis,
            Duration.ofMillis(Math.round(minutes * 60_000)),
            Math.round(pieces),
            unknown,
            raiseAfter,
            clearAfter,
            severity.get(),
            reason,
            row.place()));
  }

  /** The limit; empty for the machine's target, and when it was refused. */
  private static OptionalDouble limit(Row row, Figure figure) {
    if (row.text("limit").equals(TARGET)) {
      if (figure != Figure.OEE) {
        row.refuse("limit", "a number; only an OEE has a target");
      }
      return OptionalDouble.empty();
    }
    row.required("limit");
    OptionalDouble limit = row.number("limit");
    double most = most(figure);
    if (limit.isPresent() && !(limit.getAsDouble() > 0 && limit.getAsDouble() <= most)) {
      row.refuse("limit", expected(figure));
      return OptionalDouble.empty();
    }
    return limit;
  }

  private static double most(Figure figure) {
    return switch (figure) {
      case OEE, SCRAP_RATIO, UNKNOWN -> 1;
      case EFFECTIVENESS -> 10;
      case STOP -> 1e7;
    };
  }

  private static String expected(Figure figure) {
    return switch (figure) {
      case OEE -> "a share above 0 and at most 1, or target";
      case SCRAP_RATIO, UNKNOWN -> "a share above 0 and at most 1";
      case EFFECTIVENESS -> "a share above 0 and at most 10";
      case STOP -> "seconds above 0";
    };
  }

  private static double between(
      Row row, String column, double otherwise, double least, double most, String expected) {
    double number = row.number(column, otherwise);
    if (!(number >= least && number <= most)) {
      row.refuse(column, expected);
      return otherwise;
    }
    return number;
  }
}
