package org.millwright.app.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millwright.app.oee.OeeReports;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Page;
import org.millwright.domain.oee.Interval;
import org.millwright.domain.oee.Loss;
import org.millwright.domain.oee.Losses;
import org.millwright.domain.oee.OrderRun;
import org.millwright.domain.oee.Pareto;
import org.millwright.domain.oee.Planned;
import org.millwright.domain.oee.Reasons;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Stop;
import org.millwright.domain.oee.StopReason;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the figures of {@code /api/oee} are sums of: intervals, losses, stops. */
@RestController
@InRole(Role.CONSOLE)
@RequestMapping("/api/oee")
class OeeDetailCalls {

  private static final double MICROS = 1e6;

  private final OeeReports reports;
  private final InstantSource clock;

  OeeDetailCalls(OeeReports reports, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** The calendar's word on a stretch. */
  record PlannedView(String kind, String name, String shift) {
    static PlannedView of(Planned planned) {
      return new PlannedView(Asked.word(planned.kind()), planned.name(), planned.shift());
    }
  }

  /** A reason that somebody gave; {@code path} is of names, from the top of the tree. */
  record ReasonView(String code, List<String> path, String author, String note, Instant knownAt) {

    static @Nullable ReasonView of(@Nullable StopReason given, Reasons reasons) {
      if (given == null) {
        return null;
      }
      List<String> path = reasons.path(given.reason().code());
      return new ReasonView(
          given.reason().code(),
          path.isEmpty() ? List.of(given.reason().name()) : path,
          given.author(),
          given.note(),
          given.knownAt());
    }
  }

  /**
   * A stretch of a machine's time.
   *
   * @param loss null where it produced
   */
  record IntervalView(
      String machine,
      Instant from,
      Instant to,
      double seconds,
      String element,
      String state,
      PlannedView planned,
      @Nullable String order,
      @Nullable String product,
      @Nullable ReasonView reason,
      boolean minor,
      @Nullable String loss) {}

  /** Intervals, and the time of all of them together. */
  record IntervalsView(Instant from, Instant to, double totalSeconds, List<IntervalView> items) {}

  @GetMapping("/intervals")
  IntervalsView intervals(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asKnownAt,
      @RequestParam(required = false) @Nullable String element,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String loss,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String product) {
    var wanted =
        new Wanted(
            Asked.word("element", element, TimeElement.class),
            Asked.word("state", state, MachineState.class),
            Asked.word("loss", loss, Loss.class),
            reason,
            order,
            product);
    OeeAsked asked = asked(machine, line, from, to, asKnownAt);
    Reasons tree = asked.known().book().reasons();
    var items = new ArrayList<IntervalView>();
    long millis = 0;
    for (Map.Entry<Machine, Report> one : asked.reports().entrySet()) {
      for (Interval interval : one.getValue().intervals()) {
        if (wanted.has(interval, tree)) {
          items.add(view(one.getKey(), interval, tree));
          millis += interval.span().length().toMillis();
        }
      }
    }
    return new IntervalsView(asked.window().from(), asked.window().to(), millis / 1000.0, items);
  }

  /** Which intervals; null for all. */
  private record Wanted(
      @Nullable TimeElement element,
      @Nullable MachineState state,
      @Nullable Loss loss,
      @Nullable String reason,
      @Nullable String order,
      @Nullable String product) {

    boolean has(Interval interval, Reasons tree) {
      return (element == null || interval.element() == element)
          && (state == null || interval.state() == state)
          && (loss == null || interval.loss().filter(it -> it == loss).isPresent())
          && (reason == null || hasReason(interval, reason, tree))
          && (order == null || isOf(interval, OrderRun::order, order))
          && (product == null || isOf(interval, OrderRun::product, product));
    }

    private static boolean isOf(Interval interval, Function<OrderRun, String> name, String wanted) {
      OrderRun run = interval.order();
      return run != null && name.apply(run).equals(wanted);
    }

    /** A reason stands for all below it; {@code none} for stops without one. */
    private static boolean hasReason(Interval interval, String wanted, Reasons tree) {
      StopReason given = interval.reason();
      if (given == null) {
        return wanted.equals("none") && interval.isReasonable() && !interval.minor();
      }
      String code = given.reason().code();
      return code.equals(wanted)
          || tree.ancestors(code).stream().anyMatch(one -> one.code().equals(wanted));
    }
  }

  private static IntervalView view(Machine machine, Interval interval, Reasons tree) {
    OrderRun order = interval.order();
    return new IntervalView(
        machine.id().value(),
        interval.span().from(),
        interval.span().to(),
        OeeFigures.seconds(interval.span().length()),
        interval.element().word(),
        interval.state().word(),
        PlannedView.of(interval.planned()),
        order == null ? null : order.order(),
        order == null ? null : order.product(),
        ReasonView.of(interval.reason(), tree),
        interval.minor(),
        interval.loss().map(Loss::word).orElse(null));
  }

  /** A step of the waterfall; {@code left} is what is left of the calendar after it. */
  record StepView(String loss, String name, double seconds, double left) {}

  /** A bar; {@code code} is null for time without a reason. */
  record BarView(
      @Nullable String code, String name, double seconds, int stops, List<BarView> children) {
    static BarView of(Pareto bar) {
      return new BarView(
          bar.code(),
          bar.name(),
          OeeFigures.seconds(bar.time()),
          bar.stops(),
          bar.children().stream().map(BarView::of).toList());
    }
  }

  /**
   * The waterfall from calendar time to good time, and stops by reason.
   *
   * @param goodSeconds null when pieces without a planned run time were made; the steps then end at
   *     production time
   */
  record LossesView(
      Instant from,
      Instant to,
      double calendarSeconds,
      @Nullable Double goodSeconds,
      List<StepView> steps,
      List<BarView> pareto) {}

  @GetMapping("/losses")
  LossesView losses(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asKnownAt) {
    OeeAsked asked = asked(machine, line, from, to, asKnownAt);
    Collection<Report> all = asked.reports().values();
    Losses losses = all.stream().map(Losses::of).reduce(Losses::plus).orElseThrow();
    return new LossesView(
        asked.window().from(),
        asked.window().to(),
        losses.calendarMicros() / MICROS,
        losses.goodMicros().isPresent() ? losses.goodMicros().getAsLong() / MICROS : null,
        steps(losses),
        Pareto.of(all, asked.known().book().reasons()).stream().map(BarView::of).toList());
  }

  private static List<StepView> steps(Losses losses) {
    var steps = new ArrayList<StepView>();
    long left = losses.calendarMicros();
    for (Map.Entry<Loss, Long> lost : losses.lost().entrySet()) {
      left -= lost.getValue();
      steps.add(
          new StepView(
              lost.getKey().word(),
              lost.getKey().title(),
              lost.getValue() / MICROS,
              left / MICROS));
    }
    return steps;
  }

  /**
   * A stop.
   *
   * @param open true while it goes on
   * @param reason of its longest part that has one
   */
  record StopView(
      String machine,
      Instant from,
      Instant to,
      double seconds,
      String state,
      boolean minor,
      boolean open,
      double unexplainedSeconds,
      @Nullable ReasonView reason) {}

  @GetMapping("/stops")
  Page<StopView> stops(
      @RequestParam(required = false) @Nullable String machine,
      @RequestParam(required = false) @Nullable String line,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Instant asKnownAt,
      @RequestParam(defaultValue = "false") boolean unexplained) {
    OeeAsked asked = asked(machine, line, from, to, asKnownAt);
    Reasons tree = asked.known().book().reasons();
    var items = new ArrayList<StopView>();
    asked
        .reports()
        .forEach((one, report) ->
            report.stops().stream()
                .filter(stop -> !unexplained || stop.unexplained().isPositive())
                .forEach(stop -> items.add(view(one, stop, tree))));
    items.sort(Comparator.comparing(StopView::from).reversed());
    return Page.whole(items);
  }

  private static StopView view(Machine machine, Stop stop, Reasons tree) {
    return new StopView(
        machine.id().value(),
        stop.span().from(),
        stop.span().to(),
        OeeFigures.seconds(stop.span().length()),
        stop.state().word(),
        stop.minor(),
        stop.open(),
        OeeFigures.seconds(stop.unexplained()),
        ReasonView.of(stop.reason(), tree));
  }

  private OeeAsked asked(
      @Nullable String machine,
      @Nullable String line,
      Instant from,
      @Nullable Instant to,
      @Nullable Instant asKnownAt) {
    return OeeAsked.of(
        reports, new OeeAsked.Parameters(machine, line, from, to, asKnownAt), clock.instant());
  }
}
