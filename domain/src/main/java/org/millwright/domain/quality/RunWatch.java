package org.millwright.domain.quality;

import java.util.EnumSet;
import java.util.Set;

/**
 * Holds the points of one chart against its rules, each signal told once: a rule that stays broken
 * is silent until a point has mended it.
 *
 * <p>Not for several threads.
 */
public final class RunWatch {

  private final RunRule[] rules;
  private final PointHistory points = new PointHistory();
  private int broken;

  /** Watches the chosen rules. */
  public RunWatch(Set<RunRule> rules) {
    this.rules = rules.toArray(RunRule[]::new);
  }

  /** Lets no run go on: limits or the product changed, or a point was excluded. */
  public void begin() {
    points.begin();
    broken = 0;
  }

  /**
   * The rules that this point breaks and the one before did not.
   *
   * @param value of the charted statistic, in its unit, finite
   * @param center of the chart at this point
   * @param sigma a third of the way from the centre to the limit at this point, more than 0
   */
  public Set<RunRule> add(double value, double center, double sigma) {
    points.add(value, center, sigma);
    int now = 0;
    for (RunRule rule : rules) {
      now |= rule.isBroken(points) ? 1 << rule.ordinal() : 0;
    }
    int fresh = now & ~broken;
    broken = now;
    return fresh == 0 ? Set.of() : told(fresh);
  }

  private Set<RunRule> told(int fresh) {
    Set<RunRule> told = EnumSet.noneOf(RunRule.class);
    for (RunRule rule : rules) {
      if ((fresh & (1 << rule.ordinal())) != 0) {
        told.add(rule);
      }
    }
    return told;
  }
}
