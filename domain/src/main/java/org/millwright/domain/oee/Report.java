package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/**
 * Everything that is known of a machine in a window: each of its figures is a sum over these
 * intervals and these pieces.
 *
 * @param intervals the whole window in order, without holes
 * @param stops those that touch the window, whole
 * @param made what counters told after the window's beginning and up to its end
 * @param unmatched rejects without a piece that was made
 */
public record Report(
    Span window,
    List<Interval> intervals,
    List<Stop> stops,
    List<Made> made,
    List<Unmatched> unmatched) {

  /**
   * Rejects without a piece that was made.
   *
   * @param pieces below 0 for corrections that took back too many
   */
  public record Unmatched(Instant at, long pieces) {}

  /** A stop that is longer than this on either side of a window is no minor one for sure. */
  public static final Duration MARGIN = Duration.ofMinutes(15);

  public Report {
    intervals = List.copyOf(intervals);
    stops = List.copyOf(stops);
    made = List.copyOf(made);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * The time of which minutes are needed for a window: stops at its edges are judged whole, rejects
   * and corrections reach back, and where an open reason ended shows after its beginning only.
   */
  public static Span needed(Span window, ShiftLog.Entries entries) {
    Instant from = window.from();
    for (StopReason reason : entries.reasons()) {
      if (reason.open() && touches(reason.span(), window)) {
        from = earlier(from, reason.span().from());
      }
    }
    Instant to = window.to();
    for (CountCorrection correction : entries.corrections()) {
      if (touches(correction.span(), window)) {
        from = earlier(from, correction.span().from());
        to = later(to, correction.span().to());
      }
    }
    return new Span(from.minus(MARGIN), to.plus(MARGIN));
  }

  /**
   * The report of a window.
   *
   * @param before what was known at the beginning of {@link #needed}
   * @param minutes those of {@link #needed} that are known, in order
   * @param now what comes later is not known yet; not before the window's end
   */
  public static Report of(
      Span window, Terms terms, Before before, List<MinuteFacts> minutes, Instant now) {
    if (window.to().isAfter(now)) {
      throw new IllegalArgumentException(window + " ends after what is known, " + now);
    }
    Span needed = needed(window, terms.entries());
    var collector = new Collector(window);
    var sweep = new Sweep(terms, needed.from().toEpochMilli(), before, collector);
    minutes.forEach(sweep::take);
    Instant end = earlier(needed.to(), now);
    sweep.finish(end.toEpochMilli());
    return collector.report(end, terms.machine().microStop());
  }

  /** Time and output of the whole window. */
  public Oee oee() {
    return oee(_ -> true, _ -> true);
  }

  /** Time and output of one order. */
  public Oee ofOrder(String order) {
    return oee(
        one -> one.order() != null && one.order().order().equals(order),
        one -> one.order() != null && one.order().order().equals(order));
  }

  /** Time and output of one product. */
  public Oee ofProduct(String product) {
    return oee(
        one -> one.order() != null && one.order().product().equals(product),
        one -> one.order() != null && one.order().product().equals(product));
  }

  /** The part of the report that lies in a part of its window. */
  public Report within(Span part) {
    if (part.from().isBefore(window.from()) || part.to().isAfter(window.to())) {
      throw new IllegalArgumentException(part + " is not within " + window);
    }
    var clipped = new ArrayList<Interval>();
    intervals.forEach(one -> clip(one, part, clipped));
    return new Report(
        part,
        clipped,
        stops.stream().filter(stop -> touches(stop.span(), part)).toList(),
        made.stream().filter(one -> isUntil(one.at(), part)).toList(),
        unmatched.stream().filter(one -> isUntil(one.at(), part)).toList());
  }

  /** Rejects without a piece that was made, all together. */
  public long unmatchedPieces() {
    return unmatched.stream().mapToLong(Unmatched::pieces).sum();
  }

  /** What was made outside planned busy time, or while nobody saw it; it is no part of the OEE. */
  public Output outside() {
    return output(one -> !one.element().isBusy());
  }

  /** For how long the machine ran outside planned busy time. */
  public Duration offPlan() {
    return Duration.ofMillis(
        intervals.stream()
            .filter(one -> one.state() == MachineState.RUNNING)
            .filter(one -> one.planned().kind() != Planned.Kind.OPEN)
            .mapToLong(Interval::millis)
            .sum());
  }

  private Oee oee(Predicate<Interval> time, Predicate<Made> pieces) {
    var millis = new long[TimeElement.values().length];
    intervals.stream().filter(time).forEach(one -> millis[one.element().ordinal()] += one.millis());
    return new Oee(TimeAccount.ofMillis(millis), output(pieces.and(one -> one.element().isBusy())));
  }

  private Output output(Predicate<Made> pieces) {
    var sum = new OutputSum();
    made.stream().filter(pieces).forEach(sum::add);
    return sum.output();
  }

  /** What is told at a moment belongs to the time before it. */
  private static boolean isUntil(Instant at, Span window) {
    return at.isAfter(window.from()) && !at.isAfter(window.to());
  }

  private static boolean touches(Span span, Span window) {
    return span.from().isBefore(window.to()) && span.to().isAfter(window.from());
  }

  private static void clip(Interval interval, Span window, List<Interval> into) {
    Instant from = later(interval.span().from(), window.from());
    Instant to = earlier(interval.span().to(), window.to());
    if (from.isBefore(to)) {
      into.add(interval.within(new Span(from, to)));
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Puts together what a sweep tells. */
  private static final class Collector implements Sweep.Sink {

    private final Span window;
    private final List<Interval> all = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();

    Collector(Span window) {
      this.window = window;
    }

    @Override
    public void passed(
        long from,
        long to,
        TimeElement element,
        MachineState state,
        Planned planned,
        @Nullable OrderRun order,
        @Nullable StopReason reason) {
      var span = new Span(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
      var interval = new Interval(span, element, state, planned, order, reason, false);
      if (!all.isEmpty() && interval.continues(all.getLast())) {
        Interval last = all.removeLast();
        all.add(last.within(new Span(last.span().from(), span.to())));
      } else {
        all.add(interval);
      }
    }

    @Override
    public void made(Made one) {
      if (isUntil(one.at(), window)) {
        made.add(one);
      }
    }

    @Override
    public void unmatched(long at, long pieces) {
      if (isUntil(Instant.ofEpochMilli(at), window)) {
        unmatched.add(new Unmatched(Instant.ofEpochMilli(at), pieces));
      }
    }

    Report report(Instant end, Duration microStop) {
      List<Stop> stops = stops(end, microStop);
      var clipped = new ArrayList<Interval>();
      all.forEach(one -> clip(one, window, clipped));
      return new Report(window, clipped, stops, made, unmatched);
    }

    /** Finds the stops; intervals of minor ones are marked so. */
    private List<Stop> stops(Instant end, Duration microStop) {
      var stops = new ArrayList<Stop>();
      int first = 0;
      while (first < all.size()) {
        int next = first;
        while (next < all.size() && isStopped(all.get(next))) {
          next++;
        }
        if (next > first) {
          stops.add(stop(all.subList(first, next), end, microStop));
        }
        first = next + 1;
      }
      return stops.stream().filter(stop -> touches(stop.span(), window)).toList();
    }

    private static boolean isStopped(Interval interval) {
      return interval.element() == TimeElement.DELAY || interval.element() == TimeElement.DOWN;
    }

    private static Stop stop(List<Interval> parts, Instant end, Duration microStop) {
      var span = new Span(parts.getFirst().span().from(), parts.getLast().span().to());
      boolean minor =
          span.length().compareTo(microStop) < 0
              && parts.stream().allMatch(one -> one.element() == TimeElement.DELAY);
      if (minor) {
        parts.replaceAll(Interval::asMinor);
      }
      return new Stop(span, parts, minor, span.to().equals(end));
    }
  }
}
