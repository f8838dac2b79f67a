package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.OrderRun;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Reliability;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Shift;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.Machine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/oee}: time elements, counts and indicators of a machine, a line or the plant. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class OeeCalls {

  private final OeeReports reports;
  private final RunningShifts running;
  private final InstantSource clock;

  OeeCalls(OeeReports reports, RunningShifts running, InstantSource clock) {
    this.reports = reports;
    this.running = running;
    this.clock = clock;
  }

  /** Whose figures they are. */
  record Subject(String kind, String id) {}

  /** Figures of a machine in the window. */
  record MachinePart(String machine, OeeFigures total) {}

  /** Figures of a part of the window; a product or an order has the window's own bounds. */
  record Part(String name, Instant from, Instant to, OeeFigures total) {}

  /**
   * A window's figures.
   *
   * @param knownAt facts up to then count
   * @param book hash of the sheets that it was counted by
   * @param target the OEE to reach; of several machines null
   * @param provisional true while the window may still change by itself
   */
  record OeeView(
      Subject subject,
      Instant from,
      Instant to,
      @Nullable Instant asKnownAt,
      Instant knownAt,
      String book,
      @Nullable Double target,
      boolean provisional,
      OeeFigures total,
      List<MachinePart> machines,
      List<Part> parts) {}

  /** How parts are cut. */
  private enum Per {
    HOUR,
    SHIFT,
    DAY,
    ORDER,
    PRODUCT
  }

  @GetMapping
  OeeView of(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asKnownAt,
      @RequestParam(required = false) @Nullable String per) {
    Per cut = Asked.word("per", per, Per.class);
    OeeAsked asked =
        OeeAsked.of(
            reports, new OeeAsked.Parameters(machine, line, from, to, asKnownAt), clock.instant());
    boolean one = asked.kind().equals("machine");
    return new OeeView(
        new Subject(asked.kind(), asked.id()),
        asked.window().from(),
        asked.window().to(),
        asKnownAt,
        asked.known().knownAt(),
        asked.known().book().hash(),
        one
            ? asked.known().book().terms(asked.reports().keySet().iterator().next().id()).target()
            : null,
        asked.isProvisional(),
        figures(asked.reports().values()),
        one ? List.of() : machines(asked),
        cut == null ? List.of() : parts(asked, cut));
  }

  @GetMapping("/running")
  Page<RunningShifts.RunningView> running() {
    return Page.whole(running.all());
  }

  private static List<MachinePart> machines(OeeAsked asked) {
    var machines = new ArrayList<MachinePart>();
    asked
        .reports()
        .forEach((one, report) ->
            machines.add(new MachinePart(one.id().value(), figures(List.of(report)))));
    return machines;
  }

  /** The figures of machines together: sums, never means of percentages. */
  static OeeFigures figures(Collection<Report> reports) {
    return figures(reports, Report::oee, true);
  }

  private static OeeFigures figures(
      Collection<Report> reports, Function<Report, Oee> oee, boolean whole) {
    return OeeFigures.of(
        reports.stream().map(oee).reduce(Oee.NONE, Oee::plus),
        whole
            ? reports.stream().map(Report::outside).reduce(Output.NONE, Output::plus)
            : Output.NONE,
        Duration.ofMillis(
            whole ? reports.stream().mapToLong(one -> one.offPlan().toMillis()).sum() : 0),
        whole ? reports.stream().mapToLong(Report::unmatchedPieces).sum() : 0,
        whole
            ? reports.stream().map(Reliability::of).reduce(Reliability.NONE, Reliability::plus)
            : null);
  }

  private static List<Part> parts(OeeAsked asked, Per per) {
    return switch (per) {
      case HOUR -> spans(asked, asked.known().book().calendar().hours(asked.window()));
      case DAY -> spans(asked, asked.known().book().calendar().days(asked.window()));
      case SHIFT -> shifts(asked);
      case ORDER -> byOrder(asked, OrderRun::order, Report::ofOrder);
      case PRODUCT -> byOrder(asked, OrderRun::product, Report::ofProduct);
    };
  }

  private static List<Part> spans(OeeAsked asked, List<Span> whole) {
    var parts = new ArrayList<Part>();
    for (Span span : whole) {
      Span part = clip(span, asked.window());
      List<Report> cut =
          asked.reports().values().stream().map(report -> report.within(part)).toList();
      parts.add(new Part(span.from().toString(), part.from(), part.to(), figures(cut)));
    }
    return parts;
  }

  private static Span clip(Span span, Span window) {
    Instant from = span.from().isBefore(window.from()) ? window.from() : span.from();
    Instant to = span.to().isAfter(window.to()) ? window.to() : span.to();
    return new Span(from, to);
  }

  /** Machines of one line may have shifts of their own: those of one name and time are together. */
  private static List<Part> shifts(OeeAsked asked) {
    Map<Shift, List<Report>> byShift = new LinkedHashMap<>();
    for (Map.Entry<Machine, Report> one : asked.reports().entrySet()) {
      for (Shift shift : asked.known().book().shifts(one.getKey().id(), asked.window())) {
        byShift
            .computeIfAbsent(shift, _ -> new ArrayList<>())
            .add(one.getValue().within(clip(shift.span(), asked.window())));
      }
    }
    return byShift.entrySet().stream()
        .map(entry -> shift(entry.getKey(), entry.getValue(), asked.window()))
        .sorted(Comparator.comparing(Part::from).thenComparing(Part::name))
        .toList();
  }

  private static Part shift(Shift shift, List<Report> reports, Span window) {
    Span part = clip(shift.span(), window);
    return new Part(shift.name(), part.from(), part.to(), figures(reports));
  }

  private static List<Part> byOrder(
      OeeAsked asked, Function<OrderRun, String> name, BiFunction<Report, String, Oee> oee) {
    Set<String> names = new LinkedHashSet<>();
    asked
        .reports()
        .values()
        .forEach(report ->
            report.intervals().stream()
                .map(one -> one.order())
                .filter(Objects::nonNull)
                .map(name)
                .forEach(names::add));
    Span window = asked.window();
    return names.stream()
        .map(one ->
            new Part(
                one,
                window.from(),
                window.to(),
                figures(asked.reports().values(), report -> oee.apply(report, one), false)))
        .toList();
  }
}
