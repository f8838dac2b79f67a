package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GaugeStudyTest {

  /** The manual prints six decimals. */
  private static final Offset<Double> PRINTED = within(0.000_000_5);

  /** The study of AIAG's manual: appraisers A, B and C, ten parts a line, three trials. */
  private static final double[][][] MANUAL = {
    study(
        """
        .29 .41 .64
        -.56 -.68 -.58
        1.34 1.17 1.27
        .47 .50 .64
        -.80 -.92 -.84
        .02 -.11 -.21
        .59 .75 .66
        -.31 -.20 -.17
        2.26 1.99 2.01
        -1.36 -1.25 -1.31
        """),
    study(
        """
        .08 .25 .07
        -.47 -1.22 -.68
        1.19 .94 1.34
        .01 1.03 .20
        -.56 -1.20 -1.28
        -.20 .22 .06
        .47 .55 .83
        -.63 .08 -.34
        1.80 2.12 2.19
        -1.68 -1.62 -1.50
        """),
    study(
        """
        .04 -.11 -.15
        -1.38 -1.13 -.96
        .88 1.09 .67
        .14 .20 .11
        -1.46 -1.07 -1.45
        -.29 -.67 -.49
        .02 .01 .21
        -.46 -.56 -.49
        1.77 1.45 1.87
        -1.49 -1.77 -2.16
        """)
  };

  /** AIAG, Measurement Systems Analysis, 4th edition, tables III-B 7 and 8. */
  @Test
  void isThatOfTheManual() {
    GaugeStudy study = GaugeStudy.of(MANUAL);

    assertThat(study.repeatability()).isCloseTo(0.199933, PRINTED);
    assertThat(study.reproducibility()).isCloseTo(0.226838, PRINTED);
    assertThat(study.gauge()).isCloseTo(0.302373, within(0.000_002));
    assertThat(study.part()).isCloseTo(1.042327, PRINTED);
    assertThat(study.gaugeShare()).isCloseTo(0.279, within(0.000_5));
    assertThat(study.categories()).isEqualTo(4);
    assertThat(study.interactionProbability()).isCloseTo(0.974, within(0.000_5));
  }

  /** B reads part 1 by 1 too high and part 2 by 1 too low, each time. */
  @Test
  void appraiserWhoReadsSomePartsDifferentlyIsNotRepeatability() {
    GaugeStudy study =
        GaugeStudy.of(
            new double[][][] {
              {{10, 10.1}, {20, 20.1}, {30, 30.1}},
              {{11, 11.1}, {19, 19.1}, {30, 30.1}}
            });

    assertThat(study.interactionProbability()).isLessThan(GaugeStudy.POOLED_FROM);
    assertThat(study.repeatability()).isCloseTo(Math.sqrt(0.005), within(1e-9));
    assertThat(study.reproducibility()).isGreaterThan(0.5);
  }

  @Test
  void perfectGaugeTellsEverythingApart() {
    GaugeStudy study = GaugeStudy.of(new double[][][] {{{1, 1}, {2, 2}}, {{1, 1}, {2, 2}}});

    assertThat(study.gauge()).isZero();
    assertThat(study.categories()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void incompleteStudyIsRefused() {
    assertThatThrownBy(() -> GaugeStudy.of(new double[][][] {{{1, 2}, {1, 2}}}))
        .hasMessage("appraisers: found 1, expected 2 or more");
    assertThatThrownBy(() -> GaugeStudy.of(new double[][][] {{{1, 2}, {1, 2}}, {{1, 2}, {1}}}))
        .hasMessage("trials of appraiser 2, part 2: found 1, expected 2 as before");
    assertThatThrownBy(() -> GaugeStudy.of(new double[][][] {{{1, 2}, {1, 2}}, {{1, 2}}}))
        .hasMessage("parts of appraiser 2: found 1, expected 2 as before");
  }

  private static double[][] study(String lines) {
    return lines
        .lines()
        .map(line -> Stream.of(line.split(" ", -1)).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }
}
