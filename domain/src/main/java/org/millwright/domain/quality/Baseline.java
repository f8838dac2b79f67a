package org.millwright.domain.quality;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What phase I found of a process in control, from which the limits of every later point follow;
 * frozen, so no point moves the limits that it is held against.
 *
 * @param center the process's mean, in the unit of its measurements; the fraction nonconforming of
 *     p and np charts, 0 to 1; the nonconformities per unit of c and u charts, at least 0
 * @param sigma of charts of measurements: the standard deviation within subgroups, in their unit;
 *     of charts of attributes: how many times wider than the binomial or Poisson distribution the
 *     points lie (Laney's σz), 1 for the plain charts
 */
public record Baseline(double center, double sigma) {

  /** Between one value and the next. */
  private static final int MOVING = 2;

  public Baseline {
    if (!Double.isFinite(center)) {
      throw new IllegalArgumentException("center: found " + center + ", expected a number");
    }
    if (!Double.isFinite(sigma) || sigma < 0) {
      throw new IllegalArgumentException("sigma: found " + sigma + ", expected 0 or more");
    }
  }

  /**
   * Of subgroups, σ from their ranges: the mean of R/d2.
   *
   * @throws IllegalArgumentException without subgroups
   */
  public static Baseline byRanges(List<Subgroup> subgroups) {
    return new Baseline(
        grandMean(subgroups),
        mean(subgroups, group -> group.range() / ChartConstants.of(group.size()).d2()));
  }

  /**
   * Of subgroups, σ from their standard deviations: the mean of s/c4.
   *
   * @throws IllegalArgumentException without subgroups
   */
  public static Baseline bySpreads(List<Subgroup> subgroups) {
    return new Baseline(
        grandMean(subgroups),
        mean(subgroups, group -> group.spread() / ChartConstants.of(group.size()).c4()));
  }

  /**
   * Of single values in their order, σ from their moving ranges: the mean of MR/d2.
   *
   * @throws IllegalArgumentException for fewer than two values
   */
  public static Baseline ofValues(List<Double> values) {
    if (values.size() < MOVING) {
      throw new IllegalArgumentException(
          "values: found " + values.size() + ", expected 2 or more for a moving range");
    }
    double moved = 0;
    for (int i = 1; i < values.size(); i++) {
      moved += Math.abs(values.get(i) - values.get(i - 1));
    }
    return new Baseline(
        mean(values, Double::doubleValue),
        moved / (values.size() - 1) / ChartConstants.of(MOVING).d2());
  }

  /**
   * Of samples: all that was counted over all that was inspected.
   *
   * @throws IllegalArgumentException without samples
   */
  public static Baseline ofSamples(List<Sample> samples) {
    double counted = mean(samples, Sample::count);
    return new Baseline(counted / mean(samples, Sample::size), 1);
  }

  /**
   * As {@link #ofSamples}, with σz from the moving ranges of the standardised points: for samples
   * so large that what differs between them outweighs chance (D. B. Laney, Improved Control Charts
   * for Attributes, Quality Engineering 14 (4), 2002).
   *
   * @throws IllegalArgumentException for fewer than two samples
   */
  public static Baseline ofOverdispersed(Statistic statistic, List<Sample> samples) {
    Baseline plain = ofSamples(samples);
    List<Double> standardised =
        samples.stream()
            .map(sample -> {
              Limits limits = statistic.limits(plain, sample.size());
              return (statistic.of(sample) - limits.center()) / limits.sigma();
            })
            .toList();
    return new Baseline(plain.center(), ofValues(standardised).sigma());
  }

  /** Each measurement counts once, however large its subgroup. */
  private static double grandMean(List<Subgroup> subgroups) {
    return mean(subgroups, group -> group.mean() * group.size()) / mean(subgroups, Subgroup::size);
  }

  private static <T> double mean(List<T> parts, ToDoubleFunction<T> value) {
    return parts.stream()
        .mapToDouble(value)
        .average()
        .orElseThrow(() -> new IllegalArgumentException("found nothing to begin a chart with"));
  }
}
