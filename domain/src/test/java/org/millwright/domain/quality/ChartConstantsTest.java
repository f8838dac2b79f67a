package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartConstantsTest {

  private static final Offset<Double> THREE_DIGITS = within(0.000_5);
  private static final Offset<Double> FOUR_DIGITS = within(0.000_05);

  /** ASTM MNL 7, table 49, and Montgomery, appendix VI: n = 2 to 10, 15, 20 and 25. */
  @ParameterizedTest(name = "n = {0}")
  @CsvSource(
      textBlock =
          """
           2, 1.880, 2.659, 0,     3.267, 0.7979, 1.128, 0.853, 0,     3.267, 2.659
           3, 1.023, 1.954, 0,     2.568, 0.8862, 1.693, 0.888, 0,     2.575, 1.772
           4, 0.729, 1.628, 0,     2.266, 0.9213, 2.059, 0.880, 0,     2.282, 1.457
           5, 0.577, 1.427, 0,     2.089, 0.9400, 2.326, 0.864, 0,     2.114, 1.290
           6, 0.483, 1.287, 0.030, 1.970, 0.9515, 2.534, 0.848, 0,     2.004, 1.184
           7, 0.419, 1.182, 0.118, 1.882, 0.9594, 2.704, 0.833, 0.076, 1.924, 1.109
           8, 0.373, 1.099, 0.185, 1.815, 0.9650, 2.847, 0.820, 0.136, 1.864, 1.054
           9, 0.337, 1.032, 0.239, 1.761, 0.9693, 2.970, 0.808, 0.184, 1.816, 1.010
          10, 0.308, 0.975, 0.284, 1.716, 0.9727, 3.078, 0.797, 0.223, 1.777, 0.975
          15, 0.223, 0.789, 0.428, 1.572, 0.9823, 3.472, 0.756, 0.347, 1.653, 0.864
          20, 0.180, 0.680, 0.510, 1.490, 0.9869, 3.735, 0.729, 0.415, 1.585, 0.803
          25, 0.153, 0.606, 0.565, 1.435, 0.9896, 3.931, 0.708, 0.459, 1.541, 0.763
          """)
  void areThoseOfTheTables(
      int size,
      double a2,
      double a3,
      double b3,
      double b4,
      double c4,
      double d2,
      double d3,
      double lowerRange,
      double upperRange,
      double e2) {
    ChartConstants constants = ChartConstants.of(size);

    assertThat(constants.a2()).isCloseTo(a2, THREE_DIGITS);
    assertThat(constants.a3()).isCloseTo(a3, THREE_DIGITS);
    assertThat(constants.b3()).isCloseTo(b3, THREE_DIGITS);
    assertThat(constants.b4()).isCloseTo(b4, THREE_DIGITS);
    assertThat(constants.c4()).isCloseTo(c4, FOUR_DIGITS);
    assertThat(constants.d2()).isCloseTo(d2, THREE_DIGITS);
    assertThat(constants.d3()).isCloseTo(d3, THREE_DIGITS);
    assertThat(constants.lowerRange()).isCloseTo(lowerRange, THREE_DIGITS);
    assertThat(constants.upperRange()).isCloseTo(upperRange, THREE_DIGITS);
    assertThat(constants.e2()).isCloseTo(e2, THREE_DIGITS);
  }

  /** Known in closed form: d2(2) = 2/√π, d3(2)² = 2 − 4/π, d2(3) = 3/√π, c4(2) = √(2/π). */
  @Test
  void haveTheDigitsOfADouble() {
    ChartConstants two = ChartConstants.of(2);
    assertThat(two.d2()).isCloseTo(2 / Math.sqrt(Math.PI), within(1e-14));
    assertThat(two.d3()).isCloseTo(Math.sqrt(2 - 4 / Math.PI), within(1e-13));
    assertThat(two.c4()).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-15));
    assertThat(ChartConstants.of(3).d2()).isCloseTo(3 / Math.sqrt(Math.PI), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"1", "26", "0", "-3"})
  void refuseOtherSizes(int size) {
    assertThatThrownBy(() -> ChartConstants.of(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size of a subgroup: found " + size + ", expected 2 to 25");
  }
}
