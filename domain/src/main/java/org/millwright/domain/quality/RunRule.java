package org.millwright.domain.quality;

import java.util.function.Predicate;

/**
 * What points of a chart do not do by chance: the tests of L. S. Nelson, The Shewhart Control
 * Chart—Tests for Special Causes, Journal of Quality Technology 16 (4), 1984, and the zone rules of
 * Western Electric, Statistical Quality Control Handbook, 1956.
 */
public enum RunRule {
  N1("one point beyond 3 σ", true, points -> points.beyond(3, 1, 1)),
  N2("nine points in a row on one side of the centre", true, points -> points.oneSide(9)),
  N3("six points in a row rising or falling", true, points -> points.trend(6)),
  N4("fourteen points in a row up and down by turns", true, points -> points.alternating(14)),
  N5("two of three points beyond 2 σ on the same side", false, points -> points.beyond(2, 2, 3)),
  N6("four of five points beyond 1 σ on the same side", false, points -> points.beyond(1, 4, 5)),
  N7("fifteen points in a row within 1 σ", false, points -> points.hugging(15)),
  N8("eight points in a row beyond 1 σ, on both sides", false, points -> points.avoiding(8)),
  WE1("one point beyond 3 σ", true, N1.broken),
  WE2("two of three points beyond 2 σ on the same side", false, N5.broken),
  WE3("four of five points beyond 1 σ on the same side", false, N6.broken),
  WE4("eight points in a row on one side of the centre", true, points -> points.oneSide(8));

  private final String words;
  private final boolean zoneless;
  private final Predicate<PointHistory> broken;

  RunRule(String words, boolean zoneless, Predicate<PointHistory> broken) {
    this.words = words;
    this.zoneless = zoneless;
    this.broken = broken;
  }

  /** What broke it, for people: {@code one point beyond 3 σ}. */
  public String words() {
    return words;
  }

  /** Whether it asks for no zones within the limits, and so fits charts of attributes too. */
  public boolean isZoneless() {
    return zoneless;
  }

  boolean isBroken(PointHistory points) {
    return broken.test(points);
  }
}
