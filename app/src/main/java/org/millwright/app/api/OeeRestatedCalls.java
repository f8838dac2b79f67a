package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.oee.RestatedDecisions;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which hours were told otherwise before, and which findings rest on what was. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class OeeRestatedCalls {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 200;

  private final OeeReports reports;
  private final OeeMinuteTable minutes;
  private final RestatedDecisions decisions;

  OeeRestatedCalls(OeeReports reports, OeeMinuteTable minutes, RestatedDecisions decisions) {
    this.reports = reports;
    this.minutes = minutes;
    this.decisions = decisions;
  }

  /** The figures that people remember of an hour. */
  record Told(
      @Nullable Double oee,
      @Nullable Double availability,
      @Nullable Double effectiveness,
      @Nullable Double quality,
      long produced,
      long good) {
    static Told of(Report report) {
      OeeFigures figures = OeeCalls.figures(List.of(report));
      return new Told(
          figures.oee(),
          figures.availability(),
          figures.effectiveness(),
          figures.quality(),
          figures.counts().produced(),
          figures.counts().good());
    }
  }

  /** An hour that was told otherwise before; {@code before} is what was told first. */
  record RestatementView(
      String machine, Instant from, Instant to, Instant knownAt, Told before, Told after) {}

  /**
   * Of which machines and which time.
   *
   * @param machines of the plant as it is now
   * @param window any time up to now where nothing is said
   */
  private record Wanted(OeeReports.Known known, List<MachineId> machines, Span window) {}

  @GetMapping("/restatements")
  Page<RestatementView> restatements(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    Wanted wanted = wanted(machine, line, from, to);
    return Page.whole(
        minutes.restatements(wanted.machines, wanted.window, MOST).stream()
            .map(one -> view(one, wanted.known))
            .filter(Objects::nonNull)
            .toList());
  }

  private @Nullable RestatementView view(OeeMinuteTable.Restatement one, OeeReports.Known now) {
    var hour = new Span(one.hour(), one.hour().plus(HOUR));
    OeeReports.Known before = reports.known(one.knownBefore()).orElse(now);
    Told first = Told.of(reports.of(one.machine(), hour, before));
    Told last = Told.of(reports.of(one.machine(), hour, now));
    return first.equals(last)
        ? null
        : new RestatementView(
            one.machine().value(), hour.from(), hour.to(), one.lastKnownAt(), first, last);
  }

  /**
   * A finding whose figure is another by what was learned since.
   *
   * @param figure that its rule held against the limit, such as {@code oee}
   * @param said the figure that it was decided by, in {@code unit}
   * @param now the figure of the same time as it is known now; null where it is not defined
   * @param stands true when it would be on the wrong side of the limit still
   */
  record RestatedView(
      String finding,
      String kind,
      String machine,
      String title,
      Instant at,
      Instant knownAt,
      Instant restatedAt,
      String figure,
      String unit,
      Instant from,
      Instant to,
      @Nullable Double limit,
      double said,
      @Nullable Double now,
      boolean stands) {

    static RestatedView of(RestatedDecisions.Restated one) {
      Finding finding = one.finding();
      Evidence evidence = one.evidence();
      return new RestatedView(
          finding.key().value(),
          finding.kind().value(),
          finding.subject().value(),
          finding.title(),
          finding.at(),
          finding.knownAt(),
          one.restatedAt(),
          evidence.signal().value(),
          evidence.unit().symbol(),
          evidence.from(),
          evidence.to(),
          evidence.limit().isPresent() ? evidence.limit().getAsDouble() : null,
          evidence.value(),
          one.now().isPresent() ? one.now().getAsDouble() : null,
          one.stands());
    }
  }

  @GetMapping("/restated-decisions")
  Page<RestatedView> restatedDecisions(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    Wanted wanted = wanted(machine, line, from, to);
    return Page.whole(
        decisions.list(wanted.machines, wanted.window, wanted.known).stream()
            .map(RestatedView::of)
            .toList());
  }

  private Wanted wanted(
      @Nullable String machine,
      @Nullable String line,
      @Nullable Instant from,
      @Nullable Instant to) {
    OeeReports.Known known = OeeAsked.now(reports);
    Instant first = from == null ? Instant.EPOCH : from;
    Instant end = to == null ? known.until() : to;
    if (!first.isBefore(end)) {
      throw Refusal.badRequest("found " + from, "from", "a moment before " + end);
    }
    MachineId id = Asked.machine(machine);
    List<MachineId> machines =
        known.machines().stream()
            .filter(one -> id == null || one.id().equals(id))
            .filter(one -> line == null || one.line().equals(line))
            .map(Machine::id)
            .toList();
    return new Wanted(known, machines, new Span(first, end));
  }
}
