package org.millwright.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.limit.Limit;
import org.millwright.domain.measure.Figures;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;

/**
 * A signal's mean held against its limits. Of several limits it is the severest one that is broken,
 * else the severest one that is near, else the severest.
 */
public final class Measurement {

  private final Machine machine;
  private final SignalFacts facts;
  private final Limit limit;
  private final Limit.Standing standing;

  private Measurement(Machine machine, SignalFacts facts, Limit limit) {
    this.machine = machine;
    this.facts = facts;
    this.limit = limit;
    this.standing = limit.of(facts.mean());
  }

  /**
   * Holds a signal against its limits.
   *
   * @param limits at least one, the severest first
   */
  public static Measurement of(Machine machine, SignalFacts facts, List<Limit> limits) {
    Measurement chosen = new Measurement(machine, facts, limits.getFirst());
    for (Limit limit : limits.subList(1, limits.size())) {
      var other = new Measurement(machine, facts, limit);
      chosen = other.standing.compareTo(chosen.standing) > 0 ? other : chosen;
    }
    return chosen;
  }

  public Machine getMachine() {
    return machine;
  }

  /** The signal's name, such as {@code vibration}. */
  public String getSignal() {
    return facts.signal().value();
  }

  /** True when there is something to judge: a connected machine, a GOOD signal, fresh numbers. */
  public boolean isKnown() {
    return machine.isConnected() && facts.quality() == Quality.GOOD && facts.count() > 0;
  }

  /** True while the machine runs. */
  public boolean isRunning() {
    return machine.isRunning();
  }

  /** The mean is outside the limit. */
  public boolean isBroken() {
    return standing == Limit.Standing.BROKEN;
  }

  /** The mean is inside the limit, but not by the hysteresis. */
  public boolean isNear() {
    return standing == Limit.Standing.NEAR;
  }

  /** The mean of the window, in the limit's unit. */
  public double getMean() {
    return facts.mean();
  }

  /** The ground for a verdict on this measurement. */
  public Ground ground() {
    return new Ground(
        facts.machine(),
        limit.severity(),
        limit.raiseAfter(),
        limit.clearAfter(),
        reason(),
        List.of(isKnown() ? evidence() : age()));
  }

  private String reason() {
    if (!isKnown()) {
      return facts.signal() + " cannot be judged: nothing good was measured lately";
    }
    double edge = limit.edge(facts.mean());
    String side = facts.mean() > edge ? "above" : "below";
    String where = isBroken() ? side : isNear() ? "close to" : "inside";
    return "mean of %d s is %s %s, %s %s %s (%s)"
        .formatted(
            facts.window().toSeconds(),
            Figures.plain(facts.mean()),
            limit.unit().symbol(),
            where,
            Figures.plain(edge),
            limit.unit().symbol(),
            limit.reason());
  }

  private Evidence evidence() {
    Instant to = machine.facts().at();
    return new Evidence(
        facts.signal(),
        "mean",
        facts.mean(),
        limit.unit(),
        OptionalDouble.of(limit.edge(facts.mean())),
        to.minus(facts.window()),
        to,
        limit.place());
  }

  /** What is not measured is said by its age, so that the verdict names its signal. */
  private Evidence age() {
    Instant to = machine.facts().at();
    return new Evidence(
        facts.signal(),
        "age",
        facts.age().toMillis() / 1000.0,
        Unit.SECOND,
        OptionalDouble.empty(),
        to.minus(facts.age()),
        to,
        limit.place());
  }
}
