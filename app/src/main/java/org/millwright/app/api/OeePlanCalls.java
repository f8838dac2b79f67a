package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.app.web.Refusal;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.Planned;
import org.millwright.domain.oee.Reason;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sheets of OEE say. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class OeePlanCalls {

  private final OeeReports reports;

  OeePlanCalls(OeeReports reports) {
    this.reports = reports;
  }

  /** A node of the tree of reasons; only a leaf is given. */
  record ReasonNode(
      String code, @Nullable String parent, String name, @Nullable String element, boolean leaf) {}

  @GetMapping("/reasons")
  Page<ReasonNode> reasons() {
    var tree = OeeAsked.now(reports).book().reasons();
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
    OeeReports.Known known = OeeAsked.now(reports);
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
}
