package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Expected statistics: SciPy 1.17.1's {@code scipy.stats.anderson}. */
class NormalityTest {

  private static final Percentage NINE_DIGITS = Percentage.withPercentage(5e-8);

  @Test
  void diametersOfRingsAreNotDoubted() {
    Normality normality =
        Normality.of(
            74.03, 74.002, 74.019, 73.992, 74.008, 73.995, 73.992, 74.001, 74.011, 74.004, 73.988,
            74.024, 74.021, 74.005, 74.002, 74.002, 73.996, 73.993, 74.015, 74.009, 73.992, 74.007,
            74.015, 73.989, 74.014);

    assertThat(normality.statistic()).isCloseTo(0.2944934631155398, NINE_DIGITS);
    assertThat(normality.isDoubted()).isFalse();
  }

  /** A*² = 1.0412; the table has 1.035 at a probability of 0.01. */
  @Test
  void timesBetweenFailuresAreDoubted() {
    Normality normality = Normality.of(4.1, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.7, 0.9, 1.3, 1.8, 2.6);

    assertThat(normality.statistic()).isCloseTo(0.9657789093731193, NINE_DIGITS);
    assertThat(normality.probability()).isCloseTo(0.01, within(0.000_5));
    assertThat(normality.isDoubted()).isTrue();
  }

  @Test
  void outlierFarAwayIsSurelyNotNormal() {
    double[] values = new double[100];
    for (int i = 0; i < 100; i++) {
      values[i] = i % 2;
    }
    values[7] = 1e9;

    assertThat(Normality.of(values).probability()).isZero();
  }

  @Test
  void tooFewValuesAreRefused() {
    assertThatThrownBy(() -> Normality.of(1, 2, 3))
        .hasMessage("values: found 3, expected 8 or more");
    assertThatThrownBy(() -> Normality.of(2, 2, 2, 2, 2, 2, 2, 2))
        .hasMessage("values: found all the same, expected them to differ");
  }
}
