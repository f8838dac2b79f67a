package org.millwright.workers.oee;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Change;
import org.millwright.domain.oee.Countermeasure.Effect;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;
import org.millwright.domain.oee.LossFigures;
import org.millwright.domain.oee.LossSummary;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;

/**
 * Holds a KPI against itself: an equally long window from the moment on at which the countermeasure
 * was in force, and the window before. Where the machine was hardly meant to work in it, the window
 * grows until it holds at least half as much known planned time as the one before.
 */
public final class MeasureEffect implements Worker<MeasureEffect.Input, MeasureEffect.Result> {

  /** It waits no longer for a machine that does not work. */
  public static final Duration PATIENCE = Duration.ofDays(14);

  private static final Duration AGAIN = Duration.ofMinutes(15);

  /** Rounding in the sixteenth digit decides nothing. */
  private static final double EXACT = 1e-9;

  /** What it needs. */
  public record Input(String countermeasure, Instant inForceAt) {}

  /**
   * What it found.
   *
   * @param effect better, same, worse or unknown
   * @param effectWords a sentence with both figures
   */
  public record Result(String effect, String effectWords) {}

  private final Countermeasures countermeasures;
  private final LossFigures figures;
  private final InstantSource clock;

  public MeasureEffect(Countermeasures countermeasures, LossFigures figures, InstantSource clock) {
    this.countermeasures = countermeasures;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "measure-effect";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    var id = new CountermeasureId(input.countermeasure());
    Optional<Countermeasure> kept = countermeasures.of(id);
    if (kept.isEmpty()) {
      return new Outcome.Stop<>(
          "countermeasure %s is not in the books; restore the database or cancel this instance"
              .formatted(id));
    }
    Countermeasure ours = kept.get();
    Instant inForce = input.inForceAt().truncatedTo(ChronoUnit.MILLIS);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<LossSummary> before = figures.of(ours.machine(), ours.window());
    Instant equal = inForce.plus(ours.window().length());
    Optional<LossSummary> after = figures.of(ours.machine(), until(inForce, equal, now));
    if (before.isPresent() && after.isPresent() && !isEnough(before.get(), after.get())) {
      after = figures.of(ours.machine(), until(inForce, now, now));
    }
    if (before.isEmpty() || after.isEmpty()) {
      return new Outcome.Later<>(AGAIN, "waits for sound sheets of OEE: see ./millwright check");
    }
    boolean enough = isEnough(before.get(), after.get());
    if (!enough && now.isBefore(inForce.plus(PATIENCE))) {
      return new Outcome.Later<>(
          AGAIN, ours.machine() + " has hardly worked since the countermeasure is in force");
    }
    return done(ours, before.get(), after.get(), enough);
  }

  private static Span until(Instant from, Instant to, Instant now) {
    Instant end = to.isAfter(now) ? now : to;
    return new Span(from, end.isBefore(from) ? from : end);
  }

  private static boolean isEnough(LossSummary before, LossSummary after) {
    Duration wanted = before.oee().time().plannedBusy().dividedBy(2);
    Duration there = after.oee().time().plannedBusy();
    return !there.isZero() && there.compareTo(wanted) >= 0;
  }

  private Outcome<Result> done(
      Countermeasure ours, LossSummary before, LossSummary after, boolean enough) {
    OptionalDouble was = ours.kpi().of(before.oee());
    OptionalDouble is = ours.kpi().of(after.oee());
    Change change = enough ? change(ours.kpi(), was, is) : Change.UNKNOWN;
    String words =
        "%s: %s before (%s), %s after (%s): %s."
            .formatted(
                LossWords.name(ours.kpi()),
                LossWords.percent(was),
                LossWords.window(before.window()),
                LossWords.percent(is),
                LossWords.window(after.window()),
                words(change, was, is));
    countermeasures.measured(ours.id(), new Effect(change, is, words), words);
    return new Outcome.Done<>(new Result(change.word(), words));
  }

  private static Change change(OeeRatio kpi, OptionalDouble was, OptionalDouble is) {
    if (was.isEmpty() || is.isEmpty()) {
      return Change.UNKNOWN;
    }
    double rise = is.getAsDouble() - was.getAsDouble();
    double gain = kpi.isBetterLow() ? -rise : rise;
    double least = leastChange(kpi) - EXACT;
    return gain >= least ? Change.BETTER : gain <= -least ? Change.WORSE : Change.SAME;
  }

  /** Less is chance: two points of a hundred of OEE, half a point of scrap. */
  private static double leastChange(OeeRatio kpi) {
    return switch (kpi) {
      case OEE, AVAILABILITY, EFFECTIVENESS, UNKNOWN -> 0.02;
      case QUALITY, SCRAP_RATIO -> 0.005;
    };
  }

  private static String words(Change change, OptionalDouble was, OptionalDouble is) {
    if (change == Change.UNKNOWN || was.isEmpty() || is.isEmpty()) {
      return "nothing can be said";
    }
    double points = 100 * (is.getAsDouble() - was.getAsDouble());
    return String.format(Locale.ROOT, "%s, %+.1f points", change.word(), points);
  }
}
