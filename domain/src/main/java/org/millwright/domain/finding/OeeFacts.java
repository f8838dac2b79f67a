package org.millwright.domain.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.Interval;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.Planned;
import org.millwright.domain.oee.Report;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.MachineState;

/**
 * What is known of a machine's time and output at a moment, as rules see it.
 *
 * @param window the hour before the moment, as far as it lies in the running shift; of no length
 *     outside any shift
 * @param oee time and output of the window
 * @param target the OEE to reach, by the machine's terms
 * @param planned true while the machine is meant to work: in a shift, and in no break
 * @param stop what it stands in at the moment although it has an order; null while it does not
 */
public record OeeFacts(
    Span window, Oee oee, double target, boolean planned, @Nullable OpenStop stop) {

  /**
   * A stop that is not over.
   *
   * @param since its beginning; when that is not known, the first moment of which it is known
   */
  public record OpenStop(Instant since, MachineState state) {
    public OpenStop {
      Objects.requireNonNull(since, "since");
      Objects.requireNonNull(state, "state");
    }
  }

  public OeeFacts {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(oee, "oee");
    if (!(target > 0 && target <= 1)) {
      throw new IllegalArgumentException(
          "target is " + target + ", expected above 0 and at most 1");
    }
  }

  /**
   * The facts of a report at its window's end.
   *
   * @param report with at least one interval
   */
  public static OeeFacts of(Report report, double target) {
    Interval last = report.intervals().getLast();
    boolean planned = last.planned().kind() == Planned.Kind.OPEN;
    return new OeeFacts(report.window(), report.oee(), target, planned, openStop(report, last));
  }

  private static @Nullable OpenStop openStop(Report report, Interval last) {
    if (last.element() != TimeElement.DELAY || report.stops().isEmpty()) {
      return null;
    }
    Span stop = report.stops().getLast().span();
    return stop.to().isBefore(report.window().to())
        ? null
        : new OpenStop(stop.from(), last.state());
  }

  /** The same with a stop that began when nothing is looked at any more. */
  public OeeFacts stoppedSince(Instant since) {
    OpenStop open = Objects.requireNonNull(stop, "stop");
    return new OeeFacts(window, oee, target, planned, new OpenStop(since, open.state()));
  }

  /** The window's time in which the machine was meant to work, whatever is known of it. */
  public Duration plannedTime() {
    return oee.time().plannedBusy().plus(oee.time().unknown());
  }
}
