package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final Offset<Double> EXACT = within(1e-12);

  /** Moving ranges 2, 2 and 5, so MR̄ = 3 and σ = 3·√π/2. */
  @Test
  void singleValuesByTheirMovingRanges() {
    Baseline baseline = Baseline.ofValues(List.of(10.0, 12.0, 10.0, 15.0));

    assertThat(baseline.center()).isCloseTo(11.75, EXACT);
    assertThat(baseline.sigma()).isCloseTo(3 * Math.sqrt(Math.PI) / 2, EXACT);
    assertThat(Statistic.MOVING_RANGE.limits(baseline, 1).center()).isCloseTo(3, EXACT);
    assertThat(Statistic.MOVING_RANGE.limits(baseline, 1).upper()).isCloseTo(9.800, within(0.002));
    assertThat(Statistic.VALUE.limits(baseline, 1).upper())
        .isCloseTo(11.75 + 2.6587 * 3, within(0.000_2));
  }

  /** (5·10 + 2·17)/7, for a subgroup of two counts less than one of five. */
  @Test
  void largerSubgroupsCountMore() {
    List<Subgroup> subgroups = List.of(Subgroup.of(10, 10, 10, 9, 11), Subgroup.of(16, 18));

    assertThat(Baseline.byRanges(subgroups).center()).isCloseTo(12, EXACT);
    assertThat(Baseline.bySpreads(subgroups).center()).isCloseTo(12, EXACT);
    assertThat(Statistic.MEAN.limits(new Baseline(12, 2), 4).upper()).isCloseTo(15, EXACT);
    assertThat(Statistic.MEAN.limits(new Baseline(12, 2), 9).upper()).isCloseTo(14, EXACT);
  }

  /** 8 of 100 is p = 0.08; √(0.08·0.92/50) = 0.038 367, and at 0 pieces there is no lower limit. */
  @Test
  void samplesOfDifferentSizes() {
    Baseline baseline = Baseline.ofSamples(List.of(new Sample(50, 2), new Sample(50, 6)));
    Limits limits = Statistic.FRACTION.limits(baseline, 50);

    assertThat(limits.sigma()).isCloseTo(0.038_367, within(0.000_000_5));
    assertThat(limits.lower()).isEmpty();
    assertThat(Statistic.FRACTION.limits(baseline, 1_000).lower()).isPresent();
  }

  /** Standardised by √10 the points lie 12/√10 apart, which is σz·2/√π. */
  @Test
  void overdispersedSamplesHaveWiderLimits() {
    List<Sample> samples =
        List.of(new Sample(1, 4), new Sample(1, 16), new Sample(1, 4), new Sample(1, 16));

    Baseline baseline = Baseline.ofOverdispersed(Statistic.RATE, samples);

    double wider = 12 / Math.sqrt(10) * Math.sqrt(Math.PI) / 2;
    assertThat(baseline.sigma()).isCloseTo(wider, EXACT);
    assertThat(Statistic.RATE.limits(baseline, 1).upper())
        .isCloseTo(10 + 3 * wider * Math.sqrt(10), EXACT);
  }

  @Test
  void nothingToBeginWithIsRefused() {
    assertThatThrownBy(() -> Baseline.byRanges(List.of()))
        .hasMessage("found nothing to begin a chart with");
    assertThatThrownBy(() -> Baseline.ofValues(List.of(1.0)))
        .hasMessage("values: found 1, expected 2 or more for a moving range");
    assertThatThrownBy(() -> Subgroup.of(1))
        .hasMessage("size of a subgroup: found 1, expected 2 to 25");
    assertThatThrownBy(() -> Subgroup.of(1, Double.NaN))
        .hasMessage("found NaN, expected a measurement");
    assertThatThrownBy(() -> new Sample(0, 0)).hasMessage("size: found 0.0, expected more than 0");
    assertThatThrownBy(() -> new Sample(5, -1)).hasMessage("count: found -1, expected 0 or more");
  }
}
