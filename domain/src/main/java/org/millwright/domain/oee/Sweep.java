package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.measure.Counter;
import org.millwright.domain.plant.MachineState;

/**
 * Goes along a machine's time once, from its first moment to its last, and says what each stretch
 * counts as and which pieces were made when. Every figure of the machine rests on it: the running
 * shift's as well as last year's.
 *
 * <ul>
 *   <li>A state holds until another one is told, but no longer than the machine's terms allow after
 *       it was last heard: from then on the time is unknown.
 *   <li>Pieces that a counter tells count to the time just before, and are planned with the ideal
 *       cycle of that time. The first ones after a silence were made nobody knows when: they count
 *       to the unknown time.
 *   <li>A reject is one of the good pieces that were made last, up to ten minutes before it was
 *       told.
 * </ul>
 */
public final class Sweep {

  /** Who is told. */
  public interface Sink {

    /** A stretch passed in which nothing changed; times in epoch milliseconds. */
    void passed(
        long from,
        long to,
        TimeElement element,
        MachineState state,
        Planned planned,
        @Nullable OrderRun order,
        @Nullable StopReason reason);

    /** Pieces were made, and nothing that is told from now on will change them. */
    void made(Made made);

    /** So many pieces were rejected or corrected that nobody made. */
    void unmatched(long at, long pieces);
  }

  /** What a reject may reach back to. */
  public static final long REACH_MILLIS = 600_000;

  private static final Planned NOT_PLANNED =
      new Planned(
          new Span(Instant.EPOCH, Instant.EPOCH), Planned.Kind.UNSCHEDULED, "", "not planned");

  private final Terms terms;
  private final Overlay<Planned> plan;
  private final Overlay<OrderRun> orders;
  private final Overlay<StopReason> reasons;
  private final List<CountCorrection> corrections;
  private final long silence;
  private final Sink sink;

  private final Counter parts;
  private final Counter rejects;
  private final RecentPieces recent;
  private MachineState told = MachineState.UNKNOWN;
  private long cursor;
  private long knownUntil = Long.MIN_VALUE;
  private long heardAnew = Long.MIN_VALUE;
  private boolean countedAnew = true;
  private int nextCorrection;

  /** Open reasons of the stop that goes on, and those of stops before. */
  private final Set<StopReason> using = new HashSet<>();

  private final Set<StopReason> over = new HashSet<>();

  private int planned;
  private int order;
  private int reason;
  private long until;
  private boolean looked;

  private long pieceFrom;
  private @Nullable Piece piece;

  /** What holds in the stretch that is being passed. */
  record Piece(
      TimeElement element,
      MachineState state,
      Planned planned,
      @Nullable OrderRun order,
      @Nullable StopReason reason) {}

  /**
   * A sweep that begins.
   *
   * @param from its first moment, epoch milliseconds
   * @param before what was known of the machine then
   */
  public Sweep(Terms terms, long from, Before before, Sink sink) {
    this.terms = terms;
    this.sink = sink;
    plan = Overlay.of(terms.plan(), one -> one.span().from(), one -> one.span().to());
    orders = Overlay.of(terms.orders(), OrderRun::from, OrderRun::to);
    reasons = Overlay.of(terms.reasons(), one -> one.span().from(), one -> one.span().to());
    corrections = inOrderOfEnds(terms.corrections(), from);
    silence = terms.machine().silence().toMillis();
    recent = new RecentPieces(sink);
    parts = new Counter(before.parts(), 0);
    rejects = new Counter(before.rejects(), 0);
    told = before.state();
    knownUntil = before.heard() == Before.NEVER ? Long.MIN_VALUE : before.heard() + silence;
    cursor = from;
    pieceFrom = from;
  }

  /** The same sweep once more, for another sink. */
  private Sweep(Sweep other, Sink sink) {
    this.terms = other.terms;
    this.sink = sink;
    plan = other.plan;
    orders = other.orders;
    reasons = other.reasons;
    corrections = other.corrections;
    silence = other.silence;
    parts = new Counter(other.parts.last(), other.parts.total());
    rejects = new Counter(other.rejects.last(), other.rejects.total());
    recent = other.recent.copy(sink);
    told = other.told;
    cursor = other.cursor;
    knownUntil = other.knownUntil;
    heardAnew = other.heardAnew;
    countedAnew = other.countedAnew;
    nextCorrection = other.nextCorrection;
    using.addAll(other.using);
    over.addAll(other.over);
    planned = other.planned;
    order = other.order;
    reason = other.reason;
    until = other.until;
    looked = other.looked;
    pieceFrom = other.pieceFrom;
    piece = other.piece;
  }

  /** A sweep that goes on from here by itself and tells another sink; this one stays. */
  public Sweep fork(Sink other) {
    return new Sweep(this, other);
  }

  private static List<CountCorrection> inOrderOfEnds(List<CountCorrection> all, long from) {
    return all.stream()
        .filter(one -> one.span().to().toEpochMilli() > from)
        .sorted((a, b) -> a.span().to().compareTo(b.span().to()))
        .toList();
  }

  /** Takes a minute, a later one than any before. */
  public void take(MinuteFacts minute) {
    long base = minute.from();
    Points heard = minute.heard();
    Points shown = minute.parts();
    Points bad = minute.rejects();
    Points states = minute.states();
    int h = 0;
    int p = 0;
    int r = 0;
    int s = 0;
    while (true) {
      int atHeard = moment(heard, h);
      int atParts = moment(shown, p);
      int atRejects = moment(bad, r);
      int atState = moment(states, s);
      int first = Math.min(Math.min(atHeard, atParts), Math.min(atRejects, atState));
      if (first == Integer.MAX_VALUE) {
        return;
      }
      if (first == atHeard) {
        heard(base + first, base + heard.value()[h++]);
      } else if (first == atParts) {
        parts(base + first, shown.value()[p++]);
      } else if (first == atRejects) {
        rejects(base + first, bad.value()[r++]);
      } else {
        state(base + first, MinuteFacts.state(states.value()[s++]));
      }
    }
  }

  private static int moment(Points points, int next) {
    return next < points.size() ? points.at()[next] : Integer.MAX_VALUE;
  }

  /** Goes on to a moment, at which nothing is told. */
  public void advance(long to) {
    while (cursor < to) {
      if (!looked || cursor >= until) {
        look();
      }
      cursor = Math.min(to, until);
    }
  }

  /**
   * Goes on to the last moment and tells all that is left.
   *
   * @param to the end, epoch milliseconds
   */
  public void finish(long to) {
    advance(to);
    correctUntil(to);
    passed();
    pieceFrom = cursor;
    recent.letGo(Long.MAX_VALUE);
  }

  private void heard(long from, long to) {
    advance(from);
    if (from > knownUntil) {
      heardAnew = from;
      countedAnew = false;
    }
    if (to + silence > knownUntil) {
      knownUntil = to + silence;
      looked = false;
    }
  }

  private void state(long at, MachineState state) {
    advance(at);
    if (state != told) {
      told = state;
      looked = false;
    }
  }

  private void parts(long at, long shown) {
    advance(at);
    long pieces = parts.show(shown);
    if (pieces == 0) {
      return;
    }
    forget(at - REACH_MILLIS);
    correctUntil(at - 1);
    Piece where = piece == null ? look() : piece;
    boolean unseen = !countedAnew && at - heardAnew <= silence;
    countedAnew = true;
    recent.add(
        at,
        where,
        unseen && where.element.isBusy() ? TimeElement.UNKNOWN : where.element,
        planMicros(where.order, at - 1),
        pieces);
  }

  private long planMicros(@Nullable OrderRun run, long before) {
    Optional<Duration> planned = terms.pace().of(run == null ? null : run.product(), before);
    return planned.isPresent() ? planned.get().toNanos() / 1_000 : 0;
  }

  private void rejects(long at, long shown) {
    advance(at);
    long pieces = rejects.show(shown);
    if (pieces > 0) {
      forget(at - REACH_MILLIS);
      recent.reject(at, pieces);
    }
  }

  /** Lets go of pieces that nothing can reach any more. */
  private void forget(long before) {
    long reach = before;
    for (CountCorrection ahead : corrections.subList(nextCorrection, corrections.size())) {
      reach = Math.min(reach, ahead.span().from().toEpochMilli());
    }
    recent.letGo(reach);
  }

  private void correctUntil(long moment) {
    while (nextCorrection < corrections.size()
        && corrections.get(nextCorrection).span().to().toEpochMilli() <= moment) {
      recent.correct(corrections.get(nextCorrection++));
    }
  }

  /** Finds what holds at the cursor, and until when. */
  private Piece look() {
    planned = plan.next(planned, cursor);
    order = orders.next(order, cursor);
    reason = reasons.next(reason, cursor);
    boolean known = cursor < knownUntil;
    until =
        Math.min(
            Math.min(plan.until(planned, cursor), orders.until(order, cursor)),
            Math.min(reasons.until(reason, cursor), known ? knownUntil : Overlay.NEVER));
    Piece now = around(known);
    if (!now.equals(piece)) {
      passed();
      pieceFrom = cursor;
      piece = now;
    }
    looked = true;
    return now;
  }

  private Piece around(boolean known) {
    Planned inPlan = Objects.requireNonNullElse(plan.at(planned, cursor), NOT_PLANNED);
    OrderRun run = orders.at(order, cursor);
    MachineState state = known ? told : MachineState.UNKNOWN;
    TimeElement element = element(inPlan, state, run != null);
    StopReason given = given(element);
    TimeElement said = given == null ? null : given.reason().element();
    return new Piece(said == null ? element : said, state, inPlan, run, given);
  }

  /** An open reason is over when the machine produces after the stop that it was given for. */
  private @Nullable StopReason given(TimeElement element) {
    if (element == TimeElement.PRODUCTION) {
      over.addAll(using);
      using.clear();
    }
    if (!element.isBusy() || element == TimeElement.PRODUCTION) {
      return null;
    }
    StopReason given = reasons.at(reason, cursor);
    if (given == null || over.contains(given)) {
      return null;
    }
    if (given.open()) {
      using.add(given);
    }
    return given;
  }

  private TimeElement element(Planned inPlan, MachineState state, boolean hasOrder) {
    return switch (inPlan.kind()) {
      case UNSCHEDULED -> TimeElement.UNSCHEDULED;
      case DOWN -> TimeElement.PLANNED_DOWN;
      case OPEN -> terms.model().of(state, hasOrder || terms.machine().orderAssumed());
    };
  }

  private void passed() {
    Piece over = piece;
    if (over != null && pieceFrom < cursor) {
      sink.passed(
          pieceFrom, cursor, over.element, over.state, over.planned, over.order, over.reason);
    }
  }
}
