package org.millwright.workers.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.millwright.domain.oee.Loss;
import org.millwright.domain.oee.LossFigures;
import org.millwright.domain.oee.LossSummary;
import org.millwright.domain.oee.LossSummary.Lost;
import org.millwright.domain.oee.Oee;
import org.millwright.domain.oee.Output;
import org.millwright.domain.oee.Pareto;
import org.millwright.domain.oee.Span;
import org.millwright.domain.oee.TimeAccount;
import org.millwright.domain.oee.TimeElement;
import org.millwright.domain.plant.MachineId;

/**
 * A mill whose hours are all alike: so many minutes of each are production, the rest a breakdown,
 * and of its pieces of a minute each so many of a hundred are scrap. From a moment on its hours are
 * others.
 */
public final class MemoryLosses implements LossFigures {

  private Hours before = new Hours(30, 0, 60);
  private Hours after = before;
  private Instant since = Instant.MAX;
  private boolean known = true;

  /**
   * What an hour is like.
   *
   * @param production minutes of it
   * @param scrap pieces of a hundred
   * @param planned minutes of it in which the mill is meant to work
   */
  public record Hours(int production, int scrap, int planned) {}

  /** What all hours are like until they are others. */
  public synchronized MemoryLosses hours(Hours hours) {
    before = hours;
    return this;
  }

  /** From a moment on hours are like this. */
  public synchronized MemoryLosses from(Instant moment, Hours hours) {
    since = moment;
    after = hours;
    return this;
  }

  /** From now on nobody knows how time is counted. */
  public synchronized void forget() {
    known = false;
  }

  @Override
  public synchronized Optional<LossSummary> of(MachineId machine, Span window) {
    if (!known) {
      return Optional.empty();
    }
    Hours hours = window.from().isBefore(since) ? before : after;
    double share = window.length().toMillis() / 3_600_000.0;
    Duration production = minutes(hours.production * share);
    Duration breakdown = minutes((hours.planned - hours.production) * share);
    var times = new EnumMap<TimeElement, Duration>(TimeElement.class);
    times.put(TimeElement.PRODUCTION, production);
    times.put(TimeElement.DELAY, breakdown);
    times.put(TimeElement.PLANNED_DOWN, minutes((60 - hours.planned) * share));
    long pieces = production.toMinutes();
    long scrap = Math.round(pieces * hours.scrap / 100.0);
    var oee =
        new Oee(
            TimeAccount.of(times),
            Output.of(Duration.ofMinutes(1), pieces, pieces - scrap, scrap, 0));
    return Optional.of(
        breakdown.isZero()
            ? new LossSummary(window, oee, List.of(), List.of())
            : new LossSummary(
                window,
                oee,
                List.of(new Lost(Loss.BREAKDOWN, breakdown)),
                List.of(new Pareto(null, "No reason given", breakdown, 3, List.of()))));
  }

  private static Duration minutes(double minutes) {
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }
}
