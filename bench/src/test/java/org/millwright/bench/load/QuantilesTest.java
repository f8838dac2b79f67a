package org.millwright.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

  @Test
  void ofOneToHundredTheNinetyNinthIsTheP99() {
    List<Integer> numbers = IntStream.rangeClosed(1, 100).boxed().toList().reversed();

    assertThat(Quantiles.of(numbers)).isEqualTo(new Quantiles(100, 50, 99, 100));
  }

  @Test
  void ofFewTheLargestIsTheP99() {
    assertThat(Quantiles.of(List.of(3, 1, 2))).isEqualTo(new Quantiles(3, 2, 3, 3));
  }

  @Test
  void nothingHasNoMedian() {
    assertThat(Quantiles.of(List.<Integer>of()).p50()).isNaN();
    assertThat(Quantiles.median()).isNaN();
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Quantiles.median(4, 1, 3, 100)).isEqualTo(3.5);
  }
}
