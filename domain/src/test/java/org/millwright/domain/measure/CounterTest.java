package org.millwright.domain.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was counted, whatever the device's counter did. */
class CounterTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void countsOn(String title, long[] shown, long expected) {
    var counter = new Counter();
    for (long value : shown) {
      counter.show(value);
    }
    assertThat(counter.total()).as(title).isEqualTo(expected);
  }

  static Stream<Arguments> histories() {
    return Stream.of(
        history("what was counted before we listened does not count", 0, 500),
        history("steps add up", 12, 500, 505, 512),
        history("the same value again adds nothing", 5, 500, 505, 505),
        history("after a reset to 0 it counts from 0", 7, 500, 505, 0, 2),
        history("a reset that was missed counts what it shows", 8, 500, 505, 3),
        history("a 16-bit counter goes over its end", 10, 65_530, 65_535, 4),
        history("far from its end it is a reset", 10, 30_000, 30_006, 4),
        history("a 32-bit counter goes over its end", 10, 4_294_967_290L, 4_294_967_295L, 4),
        history("a wrap by too much is a reset", 2_000, 65_535, 2_000),
        history("below 0 is no count", 3, 500, -1, 503));
  }

  private static Arguments history(String title, long expected, long... shown) {
    return Arguments.of(title, shown, expected);
  }
}
