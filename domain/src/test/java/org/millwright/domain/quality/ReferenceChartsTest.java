package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The charts of Montgomery's examples as R's package qcc 2.7 computes them. */
class ReferenceChartsTest {

  private static final Percentage NINE_DIGITS = Percentage.withPercentage(5e-8);

  private static final List<Subgroup> RINGS = PistonRings.SUBGROUPS;

  /** Nonconforming cans of orange juice in samples of 50 (Montgomery, table 7.1). */
  private static final List<Sample> CANS =
      LongStream.of(
              12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24,
              15, 9, 12, 7, 13, 9, 6)
          .mapToObj(count -> new Sample(50, count))
          .toList();

  /** Nonconformities of 100 printed circuit boards (Montgomery, table 7.7). */
  private static final List<Sample> BOARDS =
      LongStream.of(
              21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24,
              16, 19, 17, 15)
          .mapToObj(count -> new Sample(1, count))
          .toList();

  /** qcc has d2 and d3 from a table, d2 with three decimals; c4 it computes. */
  private static final ChartConstants TABLE =
      new ChartConstants(5, 2.326, 0.8640855, ChartConstants.of(5).c4());

  private static final Percentage DIGITS_OF_THE_TABLE = Percentage.withPercentage(4e-3);

  private static final double MEAN_RANGE =
      RINGS.stream().mapToDouble(Subgroup::range).average().orElseThrow();

  /** What phase I finds with the constants of the table. */
  private static final Baseline BY_TABLE =
      new Baseline(Baseline.byRanges(RINGS).center(), MEAN_RANGE / TABLE.d2());

  @Test
  void averagesOfRings() {
    Limits limits = Statistic.MEAN.limits(BY_TABLE, 5);

    assertThat(limits.center()).isCloseTo(74.001176, NINE_DIGITS);
    assertThat(limits.lower().orElseThrow()).isCloseTo(73.988047993, NINE_DIGITS);
    assertThat(limits.upper()).isCloseTo(74.014304007, NINE_DIGITS);
    assertThat(limits.upper()).isCloseTo(limits.center() + TABLE.a2() * MEAN_RANGE, NINE_DIGITS);
    assertThat(RINGS).allMatch(group -> within(group.mean(), limits));
    assertThat(RINGS.getFirst().mean()).isCloseTo(74.0102, NINE_DIGITS);
  }

  @Test
  void rangesOfRings() {
    assertThat(MEAN_RANGE).isCloseTo(0.02276, NINE_DIGITS);
    assertThat(TABLE.lowerRange()).isZero();
    assertThat(TABLE.upperRange() * MEAN_RANGE).isCloseTo(0.0481253301548, NINE_DIGITS);
  }

  @Test
  void constantsOfTheTableAreOursRounded() {
    Baseline baseline = Baseline.byRanges(RINGS);
    Limits ranges = Statistic.RANGE.limits(baseline, 5);

    assertThat(baseline.sigma()).isCloseTo(0.00978503869304, DIGITS_OF_THE_TABLE);
    assertThat(ranges.center()).isCloseTo(0.02276, NINE_DIGITS);
    assertThat(ranges.lower()).isEmpty();
    assertThat(ranges.upper()).isCloseTo(0.0481253301548, DIGITS_OF_THE_TABLE);
    assertThat(RINGS).allMatch(group -> within(group.range(), ranges));
  }

  @Test
  void standardDeviationsOfRings() {
    Baseline baseline = Baseline.bySpreads(RINGS);
    Limits limits = Statistic.SPREAD.limits(baseline, 5);

    assertThat(baseline.sigma()).isCloseTo(0.00982997672829, NINE_DIGITS);
    assertThat(limits.center()).isCloseTo(0.00924003660229, NINE_DIGITS);
    assertThat(limits.lower()).isEmpty();
    assertThat(limits.upper()).isCloseTo(0.0193024167682, NINE_DIGITS);
    assertThat(RINGS.getFirst().spread()).isCloseTo(0.01477159436215, NINE_DIGITS);
  }

  @Test
  void fractionsOfCans() {
    Baseline baseline = Baseline.ofSamples(CANS);
    Limits limits = Statistic.FRACTION.limits(baseline, 50);

    assertThat(limits.center()).isCloseTo(0.231333333333, NINE_DIGITS);
    assertThat(limits.lower().orElseThrow()).isCloseTo(0.0524275480719, NINE_DIGITS);
    assertThat(limits.upper()).isCloseTo(0.4102391185947, NINE_DIGITS);
    assertThat(beyond(CANS, Statistic.FRACTION, baseline)).containsExactly(15, 23);
    assertThat(beyond(CANS, Statistic.NONCONFORMING, baseline)).containsExactly(15, 23);
  }

  @Test
  void nonconformitiesOfBoards() {
    Baseline baseline = Baseline.ofSamples(BOARDS);
    Limits limits = Statistic.NONCONFORMITIES.limits(baseline, 1);

    assertThat(limits.center()).isCloseTo(19.8461538462, NINE_DIGITS);
    assertThat(limits.sigma()).isCloseTo(4.45490222633, NINE_DIGITS);
    assertThat(limits.lower().orElseThrow()).isCloseTo(6.48144716717, NINE_DIGITS);
    assertThat(limits.upper()).isCloseTo(33.21086052514, NINE_DIGITS);
    assertThat(beyond(BOARDS, Statistic.NONCONFORMITIES, baseline)).containsExactly(6, 20);
    assertThat(beyond(BOARDS, Statistic.RATE, baseline)).containsExactly(6, 20);
  }

  @Test
  void movingAverageOfRings() {
    Limits limits = Statistic.MEAN.limits(BY_TABLE, 5);
    var ewma = new Ewma(0.2, 3, limits.center());
    List<Ewma.Point> points =
        RINGS.stream().map(group -> ewma.add(group.mean(), limits.sigma())).toList();

    assertPoint(points.get(0), 74.00298080000, 73.9985503986, 74.0038016014);
    assertPoint(points.get(1), 74.00250464000, 73.9978135896, 74.0045384104);
    assertPoint(points.get(24), 74.0016064823, 73.9968000289, 74.0055519711);
    assertThat(points).noneMatch(Ewma.Point::isBeyond);
  }

  @Test
  void cumulativeSumsOfRings() {
    Limits limits = Statistic.MEAN.limits(BY_TABLE, 5);
    var cusum = new Cusum(0.5, 5);
    List<Cusum.Point> points =
        RINGS.stream()
            .map(group -> cusum.add((group.mean() - limits.center()) / limits.sigma()))
            .toList();

    assertThat(points.get(0).above()).isCloseTo(1.562156120378, NINE_DIGITS);
    assertThat(points.get(5).above()).isCloseTo(0.140766147894, Percentage.withPercentage(1e-6));
    assertThat(points.get(13).below()).isCloseTo(2.911331663378, NINE_DIGITS);
    assertThat(points.get(24).below()).isCloseTo(0.1800727631, Percentage.withPercentage(1e-6));
    assertThat(points).noneMatch(Cusum.Point::isBeyond);
  }

  private static void assertPoint(Ewma.Point point, double average, double lower, double upper) {
    assertThat(point.average()).isCloseTo(average, NINE_DIGITS);
    assertThat(point.lower()).isCloseTo(lower, NINE_DIGITS);
    assertThat(point.upper()).isCloseTo(upper, NINE_DIGITS);
  }

  /** The places, from 1, of the points beyond their limits. */
  private static List<Integer> beyond(
      List<Sample> samples, Statistic statistic, Baseline baseline) {
    return IntStream.range(0, samples.size())
        .filter(i -> {
          Sample sample = samples.get(i);
          return !within(statistic.of(sample), statistic.limits(baseline, sample.size()));
        })
        .mapToObj(i -> i + 1)
        .toList();
  }

  private static boolean within(double value, Limits limits) {
    return value <= limits.upper() && value >= limits.lower().orElse(Double.NEGATIVE_INFINITY);
  }
}
