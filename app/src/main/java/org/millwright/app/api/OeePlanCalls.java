package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.store.OeeMinuteTable;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.Planned;
import org.millwright.domain.oee.Reason;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sheets of OEE say, and which hours were told otherwise before. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class OeePlanCalls {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST = 200;

  private final OeeReports reports;
  private final OeeMinuteTable minutes;

  OeePlanCalls(OeeReports reports, OeeMinuteTable minutes) {
    this.reports = reports;
    this.minutes = minutes;
  }

  /** A node of the tree of reasons; only a leaf is given. */
  record ReasonNode(
      String code, @Nullable String parent, String name, @Nullable String element, boolean leaf) {}

  @GetMapping("/reasons")
  Page<ReasonNode> reasons() {
    var tree = known(null).book().reasons();
    return Page.whole(
        tree.all().stream().map(one -> node(one, tree.children(one.code()).isEmpty())).toList());
  }

  private static ReasonNode node(Reason reason, boolean leaf) {
    return new ReasonNode(
        reason.code(),
        reason.parent(),
        reason.name(),
        reason.element() == null ? null : reason.element().word(),
        leaf);
  }

  /** A stretch of the plan. */
  record PlannedPart(Instant from, Instant to, String kind, String name, String shift) {
    static PlannedPart of(Planned planned) {
      return new PlannedPart(
          planned.span().from(),
          planned.span().to(),
          Asked.word(planned.kind()),
          planned.name(),
          planned.shift());
    }
  }

  /**
   * A machine's calendar.
   *
   * @param zone the plant's time zone
   * @param text the sheet as it is in force
   */
  record CalendarView(
      String zone, List<PlannedPart> planned, List<RunningShifts.ShiftView> shifts, String text) {}

  @GetMapping("/calendar")
  CalendarView calendar(
      @RequestParam String machine, @RequestParam Instant from, @RequestParam Instant to) {
    if (!from.isBefore(to) || Duration.between(from, to).toDays() > 100) {
      throw Refusal.badRequest(
          "found " + from + " to " + to, "from, to", "from before to, at most 100 days apart");
    }
    OeeReports.Known known = known(null);
    MachineId id = Asked.machineId(machine);
    if (known.machines().stream().noneMatch(one -> one.id().equals(id))) {
      throw Refusal.notFound("There is no machine " + id + ".");
    }
    var span = new Span(from, to);
    OeeBook book = known.book();
    return new CalendarView(
        book.calendar().zone().getId(),
        book.planned(id, span).stream().map(PlannedPart::of).toList(),
        book.shifts(id, span).stream().map(RunningShifts.ShiftView::of).toList(),
        book.texts().getOrDefault(OeeBook.CALENDAR, ""));
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

  @GetMapping("/restatements")
  Page<RestatementView> restatements(@RequestParam(required = false) @Nullable String machine) {
    OeeReports.Known now = known(null);
    return Page.whole(
        minutes.restatements(Asked.machine(machine), MOST).stream()
            .map(one -> view(one, now))
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

  private OeeReports.Known known(@Nullable Instant asKnownAt) {
    return reports
        .known(asKnownAt)
        .orElseThrow(() -> Refusal.conflict("No sheets of rules/oee/ are in force."));
  }
}
