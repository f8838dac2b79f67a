package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SciPy 1.17.1's {@code scipy.stats.f}. */
class FDistributionTest {

  private static final Percentage TEN_DIGITS = Percentage.withPercentage(1e-8);

  @ParameterizedTest
  @CsvSource({
    "3.15, 2, 60, 0.05001861468733142",
    "0.4337210301351368, 18, 60, 0.9741064043290358",
    "1, 1, 1, 0.5",
    "161.4476387975881, 1, 1, 0.05",
    "4.5, 3, 7, 0.04638114607873418",
    "0.1, 25, 200, 0.9999999947703266",
    "2.5, 300, 40, 0.00038812236426032554",
    "0, 3, 4, 1"
  })
  void exceeds(double f, double upper, double lower, double expected) {
    assertThat(FDistribution.above(f, upper, lower)).isCloseTo(expected, TEN_DIGITS);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 2, 60, 3.150411310582728",
    "0.01, 5, 10, 5.636326187669078",
    "0.0027, 2, 23, 7.733464182308415",
    "0.05, 1, 1, 161.4476387975882"
  })
  void isExceededWith(double probability, double upper, double lower, double expected) {
    assertThat(FDistribution.exceededWith(probability, upper, lower))
        .isCloseTo(expected, TEN_DIGITS);
  }
}
