package org.millwright.domain.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/**
 * A machine's figures the slow way: every step of the grid is looked at by itself, with the whole
 * history at hand. It shares no code with what it checks.
 */
public final class BruteForce {

  private final List<RandomHistory.Told> told;
  private final Terms terms;
  private final long first;
  private final long last;
  private final TimeElement[] elements;
  private final @Nullable OrderRun[] orders;
  private final List<long[]> pieces = new ArrayList<>();
  private final List<TimeElement> pieceElements = new ArrayList<>();

  /**
   * Looks at a history.
   *
   * @param told in the order of time
   * @param end the last moment to be looked at
   */
  public BruteForce(List<RandomHistory.Told> told, Terms terms, Instant end) {
    this.told = told;
    this.terms = terms;
    first = told.getFirst().at();
    last = end.toEpochMilli();
    int steps = (int) ((last - first) / RandomHistory.GRID) + 1;
    elements = new TimeElement[steps];
    orders = new OrderRun[steps];
    look();
    count();
  }

  /** How long each element lasted. */
  public Map<TimeElement, Long> millis(Span window) {
    var sums = new EnumMap<TimeElement, Long>(TimeElement.class);
    for (long at = window.from().toEpochMilli();
        at < window.to().toEpochMilli();
        at += RandomHistory.GRID) {
      sums.merge(elements[step(at)], RandomHistory.GRID, Long::sum);
    }
    return sums;
  }

  /** Produced, scrap, rework, planned and planned good microseconds, of planned busy time. */
  public long[] output(Span window) {
    var sums = new long[5];
    for (int i = 0; i < pieces.size(); i++) {
      long[] piece = pieces.get(i);
      boolean within =
          piece[0] > window.from().toEpochMilli() && piece[0] <= window.to().toEpochMilli();
      boolean busy =
          switch (pieceElements.get(i)) {
            case PRODUCTION, SETUP, DELAY, DOWN -> true;
            default -> false;
          };
      if (within && busy) {
        sums[0]++;
        sums[1] += piece[1] == 1 ? 1 : 0;
        sums[2] += piece[1] == 2 ? 1 : 0;
        sums[3] += piece[2];
        sums[4] += piece[1] == 0 ? piece[2] : 0;
      }
    }
    return sums;
  }

  private int step(long at) {
    return (int) ((at - first) / RandomHistory.GRID);
  }

  private void look() {
    TreeMap<Long, MachineState> states = new TreeMap<>();
    TreeMap<Long, Boolean> heard = new TreeMap<>();
    for (RandomHistory.Told one : told) {
      switch (one.kind()) {
        case STATE -> states.put(one.at(), MachineState.values()[(int) one.value()]);
        case HEARD -> heard.put(one.at(), true);
        case PARTS, REJECTS -> {}
      }
    }
    var kinds = new Planned.Kind[elements.length];
    terms.plan().forEach(one -> paint(kinds, one.span().from(), one.span().to(), one.kind()));
    terms.orders().stream()
        .sorted(Comparator.comparing(OrderRun::from))
        .forEach(one -> paint(orders, one.from(), one.to(), one));
    var reasons = new @Nullable StopReason[elements.length];
    terms.reasons().stream()
        .sorted(Comparator.comparing(StopReason::knownAt))
        .forEach(one -> paint(reasons, one.span().from(), one.span().to(), one));
    long silence = terms.machine().silence().toMillis();
    for (int i = 0; i < elements.length; i++) {
      long at = first + i * RandomHistory.GRID;
      Long lastHeard = heard.floorKey(at);
      boolean known = lastHeard != null && at < lastHeard + silence;
      var state = states.floorEntry(at);
      elements[i] =
          element(
              kinds[i],
              known && state != null ? state.getValue() : MachineState.UNKNOWN,
              orders[i] != null || terms.machine().orderAssumed());
    }
    terms.reasons().stream().filter(StopReason::open).forEach(one -> cut(one, reasons));
    for (int i = 0; i < elements.length; i++) {
      StopReason reason = reasons[i];
      if (reason != null && reason.reason().element() != null && isStopped(elements[i])) {
        elements[i] = reason.reason().element();
      }
    }
  }

  /** An open reason holds for its stop, up to where the machine produces next. */
  private void cut(StopReason open, @Nullable StopReason[] reasons) {
    boolean used = false;
    boolean over = false;
    for (int i = 0; i < elements.length; i++) {
      over |= used && elements[i] == TimeElement.PRODUCTION;
      if (open.equals(reasons[i])) {
        used |= isStopped(elements[i]);
        reasons[i] = over ? null : open;
      }
    }
  }

  private static boolean isStopped(TimeElement element) {
    return switch (element) {
      case SETUP, DELAY, DOWN -> true;
      default -> false;
    };
  }

  /** Later paint covers earlier paint. */
  private <T extends @Nullable Object> void paint(
      T[] steps, Instant from, @Nullable Instant to, T with) {
    long end = to == null ? last + 1 : to.toEpochMilli();
    for (long at = Math.max(first, from.toEpochMilli());
        at < end && at <= last;
        at += RandomHistory.GRID) {
      steps[step(at)] = with;
    }
  }

  private static TimeElement element(Planned.Kind kind, MachineState state, boolean withOrder) {
    if (kind != Planned.Kind.OPEN) {
      return kind == Planned.Kind.DOWN ? TimeElement.PLANNED_DOWN : TimeElement.UNSCHEDULED;
    }
    return switch (state) {
      case UNKNOWN -> TimeElement.UNKNOWN;
      case RUNNING -> TimeElement.PRODUCTION;
      case SETUP -> TimeElement.SETUP;
      default -> withOrder ? TimeElement.DELAY : TimeElement.DOWN;
    };
  }

  /** Each piece by itself: when, 0 good 1 scrap 2 rework, planned microseconds. */
  private void count() {
    long shown = -1;
    long bad = -1;
    long heardBefore = Long.MIN_VALUE;
    long heardAnew = Long.MIN_VALUE;
    boolean counted = true;
    long silence = terms.machine().silence().toMillis();
    var corrections =
        new ArrayList<>(
            terms.corrections().stream()
                .sorted(Comparator.comparing(one -> one.span().to()))
                .toList());
    for (RandomHistory.Told one : told) {
      switch (one.kind()) {
        case HEARD -> {
          if (heardBefore == Long.MIN_VALUE || one.at() > heardBefore + silence) {
            heardAnew = one.at();
            counted = false;
          }
          heardBefore = one.at();
        }
        case PARTS -> {
          long made = shown < 0 ? 0 : one.value() >= shown ? one.value() - shown : one.value();
          shown = one.value();
          if (made > 0) {
            while (!corrections.isEmpty()
                && corrections.getFirst().span().to().toEpochMilli() < one.at()) {
              correct(corrections.removeFirst());
            }
            boolean unseen = !counted && one.at() - heardAnew <= silence;
            counted = true;
            int before = Math.max(0, step(one.at()) - 1);
            TimeElement element =
                unseen && elements[before].isBusy() ? TimeElement.UNKNOWN : elements[before];
            OrderRun order = orders[before];
            long micros =
                terms
                    .pace()
                    .of(order == null ? null : order.product(), first + before * RandomHistory.GRID)
                    .map(it -> it.toMillis() * 1000)
                    .orElse(0L);
            for (long i = 0; i < made; i++) {
              pieces.add(new long[] {one.at(), 0, micros});
              pieceElements.add(element);
            }
          }
        }
        case REJECTS -> {
          long rejected = bad < 0 ? 0 : one.value() >= bad ? one.value() - bad : one.value();
          bad = one.value();
          turn(0, 1, rejected, one.at() - 600_000, one.at());
        }
        case STATE -> {}
      }
    }
    corrections.forEach(this::correct);
  }

  private void correct(CountCorrection correction) {
    long from = correction.span().from().toEpochMilli() + 1;
    long to = correction.span().to().toEpochMilli();
    change(1, correction.scrap(), from, to);
    change(2, correction.rework(), from, to);
  }

  private void change(int kind, long number, long from, long to) {
    if (number > 0) {
      turn(0, kind, number, from, to);
    } else {
      turn(kind, 0, -number, from, to);
    }
  }

  /** The last pieces of a kind that were made between two moments become another kind. */
  private void turn(int kind, int becomes, long number, long from, long to) {
    long left = number;
    for (int i = pieces.size() - 1; i >= 0 && left > 0; i--) {
      long[] piece = pieces.get(i);
      if (piece[1] == kind && piece[0] >= from && piece[0] <= to) {
        piece[1] = becomes;
        left--;
      }
    }
  }
}
