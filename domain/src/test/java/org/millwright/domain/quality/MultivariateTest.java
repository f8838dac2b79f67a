package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Expected values: NumPy 2 ({@code cov}, {@code linalg.inv}) and SciPy 1.17.1. */
class MultivariateTest {

  private static final Percentage NINE_DIGITS = Percentage.withPercentage(5e-8);
  private static final Offset<Double> EXACT = within(1e-9);

  private static final List<double[]> OBSERVED =
      List.of(
          new double[] {10.0, 5.1, 2.0},
          new double[] {10.4, 5.0, 2.2},
          new double[] {9.8, 4.7, 1.9},
          new double[] {10.1, 5.3, 2.3},
          new double[] {9.6, 4.9, 1.8},
          new double[] {10.2, 5.2, 2.1},
          new double[] {9.9, 4.8, 2.2},
          new double[] {10.3, 5.4, 2.0});

  @Test
  void distanceAndItsContributions() {
    Hotelling chart = Hotelling.of(OBSERVED, 0.01);

    assertThat(chart.limit()).isCloseTo(56.9832811930556, NINE_DIGITS);
    assertThat(chart.of(10.6, 4.6, 2.0)).isCloseTo(28.2757425233452, NINE_DIGITS);
    double[] contributions = chart.contributions(10.6, 4.6, 2.0);
    assertThat(contributions[0]).isCloseTo(24.83979557908731, NINE_DIGITS);
    assertThat(contributions[1]).isCloseTo(19.515250916630585, NINE_DIGITS);
    assertThat(contributions[2]).isCloseTo(6.367871963933251, NINE_DIGITS);
  }

  /** 1, 2 and 3 have the mean 2 and the variance 1. */
  @Test
  void oneCharacteristicIsItsDistanceInSigmas() {
    Hotelling chart =
        Hotelling.of(List.of(new double[] {1}, new double[] {2}, new double[] {3}), 0.05);

    assertThat(chart.of(5)).isCloseTo(9, EXACT);
    assertThat(chart.contributions(5)[0]).isCloseTo(9, EXACT);
  }

  @Test
  void movingAverageBeginsWithExactLimits() {
    var chart = new Mewma(OBSERVED, 0.2);

    assertThat(chart.add(10.6, 4.6, 2.0)).isCloseTo(28.275742523345208, NINE_DIGITS);
    assertThat(chart.add(10.2, 5.0, 2.4)).isCloseTo(13.580040138701971, NINE_DIGITS);
    assertThat(chart.add(9.7, 5.2, 1.7)).isCloseTo(2.3827120574425646, NINE_DIGITS);
  }

  @Test
  void characteristicThatFollowsFromTheOthersIsRefused() {
    List<double[]> twice =
        List.of(new double[] {1, 2}, new double[] {2, 4}, new double[] {3, 6}, new double[] {4, 8});

    assertThatThrownBy(() -> Hotelling.of(twice, 0.01))
        .hasMessage("characteristic 2: found nothing of its own, expected it to vary by itself");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Hotelling.of(OBSERVED.subList(0, 3), 0.01))
        .hasMessage(
            "observations: found 3 of 3 characteristics, expected more of them than"
                + " characteristics");
    assertThatThrownBy(() -> Hotelling.of(OBSERVED, 0))
        .hasMessage("false alarms: found 0.0, expected more than 0 and less than 1");
    assertThatThrownBy(() -> Hotelling.of(OBSERVED, 0.01).of(1, 2))
        .hasMessage("values: found 2, expected 3");
    assertThatThrownBy(() -> new Mewma(OBSERVED, 0).add(1, 2, 3))
        .hasMessage("weight: found 0.0, expected 0 < λ ≤ 1");
    assertThatThrownBy(() -> new Mewma(OBSERVED, 0.1).add(1))
        .hasMessage("values: found 1, expected 3");
  }
}
