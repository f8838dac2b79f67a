package org.millwright.domain.oee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/** Sums up a window while a {@link Sweep} passes it. */
public final class Tally implements Sweep.Sink {

  private final long from;
  private final long to;
  private final long[] millis;
  private long offPlan;
  private long waiting;
  private final OutputSum output;
  private final OutputSum outside;
  private long unmatched;

  /** A tally of this window. */
  public Tally(Span window) {
    this(
        window.from().toEpochMilli(),
        window.to().toEpochMilli(),
        new long[TimeElement.values().length],
        new OutputSum(),
        new OutputSum());
  }

  private Tally(long from, long to, long[] millis, OutputSum output, OutputSum outside) {
    this.from = from;
    this.to = to;
    this.millis = millis;
    this.output = output;
    this.outside = outside;
  }

  /** The same sums, to be added to by another sweep. */
  public Tally copy() {
    return copyUntil(Instant.ofEpochMilli(to));
  }

  /**
   * The same sums, to be added to by another sweep, of a window that ends sooner.
   *
   * @param end not before anything that was summed up
   */
  public Tally copyUntil(Instant end) {
    var copy =
        new Tally(
            from, Math.min(to, end.toEpochMilli()), millis.clone(), output.copy(), outside.copy());
    copy.offPlan = offPlan;
    copy.waiting = waiting;
    copy.unmatched = unmatched;
    return copy;
  }

  @Override
  public void passed(
      long begin,
      long end,
      TimeElement element,
      MachineState state,
      Planned planned,
      @Nullable OrderRun order,
      @Nullable StopReason reason) {
    long time = Math.min(end, to) - Math.max(begin, from);
    if (time > 0) {
      millis[element.ordinal()] += time;
      waiting += element.isBusy() && isWaiting(state) ? time : 0;
      offPlan += planned.kind() != Planned.Kind.OPEN && state == MachineState.RUNNING ? time : 0;
    }
  }

  private static boolean isWaiting(MachineState state) {
    return switch (state) {
      case STARVED, BLOCKED, IDLE -> true;
      case RUNNING, SETUP, DOWN, UNKNOWN -> false;
    };
  }

  @Override
  public void made(Made made) {
    long at = made.at().toEpochMilli();
    if (at > from && at <= to) {
      (made.element().isBusy() ? output : outside).add(made);
    }
  }

  @Override
  public void unmatched(long at, long pieces) {
    unmatched += at > from && at <= to ? pieces : 0;
  }

  /** The window's time and output so far. */
  public Oee oee() {
    return new Oee(TimeAccount.ofMillis(millis.clone()), output.output());
  }

  /** What was made outside planned busy time, or while nobody saw it; it is no part of the OEE. */
  public Output outside() {
    return outside.output();
  }

  /** For how long the machine ran outside planned busy time, in milliseconds. */
  public long offPlanMillis() {
    return offPlan;
  }

  /** For how long the machine waited in planned busy time, in milliseconds. */
  public long waitingMillis() {
    return waiting;
  }

  /** Rejects without a piece that was made; below 0 for corrections that took back too many. */
  public long unmatched() {
    return unmatched;
  }
}
