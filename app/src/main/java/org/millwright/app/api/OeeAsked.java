package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.web.Refusal;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;

/**
 * Whose time is asked about, in which window, as known when: read from a call's parameters, and
 * answered with the machines' reports.
 */
final class OeeAsked {

  private static final Duration LONGEST = Duration.ofDays(100);

  private final String kind;
  private final String id;
  private final Span window;
  private final OeeReports.Known known;
  private final Map<Machine, Report> reports;

  private OeeAsked(
      String kind, String id, Span window, OeeReports.Known known, Map<Machine, Report> reports) {
    this.kind = kind;
    this.id = id;
    this.window = window;
    this.known = known;
    this.reports = reports;
  }

  /** The parameters as they came. */
  record Parameters(
      @Nullable String machine,
      @Nullable String line,
      Instant from,
      @Nullable Instant to,
      @Nullable Instant asKnownAt) {}

  static OeeAsked of(OeeReports reports, Parameters asked, Instant now) {
    if (asked.asKnownAt() != null && asked.asKnownAt().isAfter(now)) {
      throw Refusal.badRequest("found " + asked.asKnownAt(), "asKnownAt", "a moment that is over");
    }
    OeeReports.Known known =
        reports
            .known(asked.asKnownAt())
            .orElseThrow(() ->
                Refusal.conflict(
                    "No sheets of rules/oee/ were in force"
                        + (asked.asKnownAt() == null ? "." : " then.")));
    Span window = window(asked, known.until());
    List<Machine> machines = machines(asked, known);
    Map<Machine, Report> all = new LinkedHashMap<>();
    machines.forEach(one -> all.put(one, reports.of(one.id(), window, known)));
    String kind = asked.machine() != null ? "machine" : asked.line() != null ? "line" : "plant";
    String id =
        asked.machine() != null ? asked.machine() : asked.line() != null ? asked.line() : "";
    return new OeeAsked(kind, id, window, known, all);
  }

  /** All that is known now, or a refusal while there are no sheets to count by. */
  static OeeReports.Known now(OeeReports reports) {
    return reports
        .known(null)
        .orElseThrow(() -> Refusal.conflict("No sheets of rules/oee/ are in force."));
  }

  private static Span window(Parameters asked, Instant until) {
    Instant to = asked.to() == null || asked.to().isAfter(until) ? until : asked.to();
    if (!asked.from().isBefore(to)) {
      throw Refusal.badRequest(
          "found " + asked.from(), "from", "a moment before " + to + ", where the window ends");
    }
    if (Duration.between(asked.from(), to).compareTo(LONGEST) > 0) {
      throw Refusal.badRequest(
          "found " + asked.from() + " to " + to, "from, to", "at most 100 days");
    }
    return new Span(millis(asked.from()), millis(to));
  }

  private static Instant millis(Instant at) {
    return Instant.ofEpochMilli(at.toEpochMilli());
  }

  private static List<Machine> machines(Parameters asked, OeeReports.Known known) {
    MachineId machine = Asked.machine(asked.machine());
    List<Machine> found =
        known.machines().stream()
            .filter(one -> machine == null || one.id().equals(machine))
            .filter(one -> asked.line() == null || one.line().equals(asked.line()))
            .toList();
    if (found.isEmpty()) {
      throw Refusal.notFound(
          "There is no " + (machine == null ? "line " + asked.line() : "machine " + machine) + ".");
    }
    return found;
  }

  /** {@code machine}, {@code line} or {@code plant}. */
  String kind() {
    return kind;
  }

  /** Empty for the plant. */
  String id() {
    return id;
  }

  Span window() {
    return window;
  }

  OeeReports.Known known() {
    return known;
  }

  /** One a machine, in the order of the plant. */
  Map<Machine, Report> reports() {
    return reports;
  }

  /** True when the window goes up to what is known, so that it may still change. */
  boolean isProvisional() {
    return window.to().equals(known.until())
        || reports.values().stream().anyMatch(one -> one.stops().stream().anyMatch(s -> s.open()));
  }
}
