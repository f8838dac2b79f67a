package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten-second window against a window that keeps every number and counts anew. */
class WindowTest {

  private record Reading(long at, double value) {}

  @Test
  void aHeldValueCountsInEverySecondUntilAnotherIsTold() {
    var window = new Window();
    window.add(0, 120);
    window.add(250, 40);
    assertThat(window.at(9_500).mean()).as("of what was told").isEqualTo(80);
    assertThat(window.heldAt(500)).isEqualTo(new Window.Summary(1, 80, 40, 120));
    assertThat(window.heldAt(9_500))
        .as("(80 + 9 x 40) / 10")
        .isEqualTo(new Window.Summary(10, 44, 40, 120));
  }

  @Test
  void anEmptyWindowHasNoFigures() {
    assertThat(new Window().at(5_000)).isEqualTo(new Window.Summary(0, 0, 0, 0));
  }

  @Test
  void tenTimesTheSameNumberHasThatNumberAsItsMean() {
    var window = new Window();
    for (int second = 0; second < 10; second++) {
      window.add(second * 1000L, 2.8);
    }
    // The sum of ten 2.8 in binary is 28.000000000000004.
    assertThat(window.at(9_999)).isEqualTo(new Window.Summary(10, 2.8, 2.8, 2.8));
  }

  @Test
  void aNumberLeavesWhenItsSecondIsTenSecondsOld() {
    var window = new Window();
    window.add(999, 4);

    assertThat(window.at(9_999).count()).isEqualTo(1);
    assertThat(window.at(10_000).count()).isZero();
  }

  @Test
  void aNumberThatComesTooLateDoesNotCount() {
    var window = new Window();
    window.add(10_500, 1);
    window.add(500, 100);

    assertThat(window.at(10_500)).isEqualTo(new Window.Summary(1, 1, 1, 1));
  }

  @Test
  void timesBeforeTheEpochCountLikeOthers() {
    var window = new Window();
    window.add(-1, 1);
    window.add(1, 3);

    assertThat(window.at(1)).isEqualTo(new Window.Summary(2, 2, 1, 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyHistoryGivesTheFiguresOfABruteForceCount(long seed) throws IOException {
    var random = new Random(seed);
    var window = new Window();
    var history = new ArrayList<Reading>();
    long now = random.nextLong(2_000_000_000_000L);
    for (int i = 0; i < 60; i++) {
      now += random.nextInt(10) == 0 ? random.nextLong(15_000) : random.nextLong(1_200);
      // Every fifth number or so comes late, some too late to count.
      long at = now - (random.nextInt(5) == 0 ? random.nextLong(13_000) : 0);
      double value = random.nextGaussian() * 10;
      window.add(at, value);
      history.add(new Reading(at, value));
      window = random.nextInt(20) == 0 ? written(window) : window;
      assertSame(window.at(now), history, now);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  private static void assertSame(Window.Summary found, List<Reading> history, long now) {
    long newest = Math.floorDiv(now, 1000);
    double[] inside =
        history.stream()
            .filter(reading -> Math.floorDiv(reading.at, 1000) > newest - 10)
            .filter(reading -> Math.floorDiv(reading.at, 1000) <= newest)
            .mapToDouble(Reading::value)
            .toArray();
    assertThat(found.count()).isEqualTo(inside.length);
    if (inside.length > 0) {
      var exact = Arrays.stream(inside).summaryStatistics();
      assertThat(found.mean()).isCloseTo(exact.getAverage(), within(1e-9));
      assertThat(found.min()).isEqualTo(exact.getMin());
      assertThat(found.max()).isEqualTo(exact.getMax());
    }
  }

  private static Window written(Window window) throws IOException {
    var bytes = new ByteArrayOutputStream();
    window.write(new DataOutputStream(bytes));
    return Window.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
