package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CapabilityTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final Offset<Double> FOUR_DIGITS = within(0.000_05);

  private static final Specification RING = Specification.between(73.95, 74.05);

  /** 0.1/(6·0.01) and the nearer of (74.05 − 74.01)/0.03 and (74.01 − 73.95)/0.03. */
  @Test
  void nearerLimitCounts() {
    Capability capability = Capability.ofNormal(RING, 74.01, 0.01, 125);

    assertThat(capability.wide().orElseThrow()).isCloseTo(5 / 3.0, within(1e-9));
    assertThat(capability.near()).isCloseTo(4 / 3.0, within(1e-9));
  }

  /** 1.33 ± 1.96·√(1/(9·20) + 1.33²/(2·19)) = 1.33 ± 0.4474. */
  @Test
  void intervalIsWideForFewValues() {
    Capability capability = Capability.ofNormal(Specification.between(-3.99, 3.99), 0, 1, 20);

    assertThat(capability.near()).isCloseTo(1.33, EXACT);
    assertThat(capability.low()).isCloseTo(0.8826, FOUR_DIGITS);
    assertThat(capability.high()).isCloseTo(1.7774, FOUR_DIGITS);
  }

  @Test
  void oneSidedSpecificationHasOneIndex() {
    assertThat(Capability.ofNormal(Specification.atMost(6), 0, 1, 100))
        .extracting(Capability::wide, Capability::near)
        .containsExactly(OptionalDouble.empty(), 2.0);
    assertThat(Capability.ofNormal(Specification.atLeast(-4.5), 0, 1, 100))
        .extracting(Capability::wide, Capability::near)
        .containsExactly(OptionalDouble.empty(), 1.5);
  }

  @Test
  void meanOutsideTheSpecificationIsNegative() {
    assertThat(Capability.ofNormal(RING, 74.08, 0.01, 100).near()).isCloseTo(-1, within(1e-9));
  }

  /** Skewed: 1 below the median and 4 above; (10 − 2)/4 above is nearer than (2 + 1)/1 below. */
  @Test
  void percentilesTakeThePlaceOfSigmas() {
    Capability capability = Capability.ofPercentiles(Specification.between(-1, 10), 1, 2, 6, 200);

    assertThat(capability.wide().orElseThrow()).isCloseTo(11 / 5.0, EXACT);
    assertThat(capability.near()).isCloseTo(2, EXACT);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Capability.ofNormal(RING, 74, 0, 100))
        .hasMessage("sigma: found 0.0, expected more than 0");
    assertThatThrownBy(() -> Capability.ofNormal(RING, 74, 1, 1))
        .hasMessage("values: found 1, expected 2 or more");
    assertThatThrownBy(() -> Capability.ofPercentiles(RING, 1, 1, 2, 9))
        .hasMessage("found percentiles 1.0, 1.0, 2.0, expected them rising");
    assertThatThrownBy(() -> Specification.between(2, 1))
        .hasMessage("found 2.0 to 1.0, expected the lower limit first");
    assertThatThrownBy(() -> new Specification(OptionalDouble.empty(), OptionalDouble.empty()))
        .hasMessage("found neither limit, expected one or both");
  }
}
