package org.millwright.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.millwright.domain.quality.RunRule.N1;
import static org.millwright.domain.quality.RunRule.N2;
import static org.millwright.domain.quality.RunRule.WE1;
import static org.millwright.domain.quality.RunRule.WE2;
import static org.millwright.domain.quality.RunRule.WE3;
import static org.millwright.domain.quality.RunRule.WE4;

import java.util.EnumSet;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many points in control come before the first false alarm, on average: 370.4 and 91.75 of C.
 * W. Champ and W. H. Woodall, Exact Results for Shewhart Control Charts with Supplementary Runs
 * Rules, Technometrics 29 (4), 1987; 465 and 500 of Montgomery, tables 9.3 and 9.11.
 */
class RunLengthTest {

  private static final int RUNS = 3_000;

  /** A run's length scatters about as much as it is long; 1 of 370 right programs fails once. */
  private static final double ERRORS = 3;

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("charts")
  void agreesWithTheLiterature(
      String chart, long seed, double expected, Supplier<DoublePredicate> charts) {
    var random = new Random(seed);
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < RUNS; run++) {
      double length = length(charts.get(), random);
      sum += length;
      squares += length * length;
    }

    double mean = sum / RUNS;
    double error = Math.sqrt((squares / RUNS - mean * mean) / RUNS);
    assertThat(mean).isCloseTo(expected, within(ERRORS * error));
    assertThat(error).isLessThan(expected / 50);
  }

  static Stream<Arguments> charts() {
    return Stream.of(
        Arguments.of("N1", 1, 370.4, rules(EnumSet.of(N1))),
        Arguments.of("WE1 to WE4", 2, 91.75, rules(EnumSet.of(WE1, WE2, WE3, WE4))),
        Arguments.of("N1 and N2", 3, 222, rules(EnumSet.of(N1, N2))),
        Arguments.of(
            "CUSUM, k 0.5, h 5",
            4,
            465,
            (Supplier<DoublePredicate>)
                () -> {
                  var cusum = new Cusum(0.5, 5);
                  return x -> cusum.add(x).isBeyond();
                }),
        Arguments.of(
            "EWMA, λ 0.2, L 2.962",
            5,
            500,
            (Supplier<DoublePredicate>)
                () -> {
                  var ewma = new Ewma(0.2, 2.962, 0);
                  return x -> ewma.add(x, 1).isBeyond();
                }));
  }

  private static Supplier<DoublePredicate> rules(EnumSet<RunRule> rules) {
    return () -> {
      var watch = new RunWatch(rules);
      return x -> !watch.add(x, 0, 1).isEmpty();
    };
  }

  private static int length(DoublePredicate signal, Random random) {
    int length = 1;
    while (!signal.test(random.nextGaussian())) {
      length++;
    }
    return length;
  }
}
