package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Sets of moments, held against sets of seconds. */
class SpansTest {

  private static final int SECONDS = 60;

  @Test
  void stopsThatOverlapCountOnce() {
    Spans stops = Spans.of(span(0, 30), span(10, 20), span(25, 40), span(40, 45), span(50, 50));
    assertThat(stops.list()).containsExactly(span(0, 45));
    assertThat(stops.length()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> span(2, 1))
        .hasMessage("span ends at 1970-01-01T00:00:01Z, before it begins at 1970-01-01T00:00:02Z");
  }

  @RepeatedTest(200)
  void theyBehaveAsSetsOfSeconds(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    List<Span> some = some(random);
    List<Span> others = some(random);
    BitSet a = seconds(some);
    BitSet b = seconds(others);

    assertThat(seconds(Spans.of(some).or(Spans.of(others)).list())).isEqualTo(or(a, b));
    assertThat(seconds(Spans.of(some).and(Spans.of(others)).list())).isEqualTo(and(a, b));
    assertThat(seconds(Spans.of(some).minus(Spans.of(others)).list())).isEqualTo(minus(a, b));
    assertThat(Spans.of(some).length()).isEqualTo(Duration.ofSeconds(a.cardinality()));
    assertThat(Spans.of(some).minus(Spans.of(others)).or(Spans.of(some).and(Spans.of(others))))
        .isEqualTo(Spans.of(some));
  }

  private static List<Span> some(Random random) {
    var spans = new ArrayList<Span>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int from = random.nextInt(SECONDS);
      spans.add(span(from, from + random.nextInt(SECONDS - from)));
    }
    return spans;
  }

  private static Span span(int from, int to) {
    return new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to));
  }

  private static BitSet seconds(List<Span> spans) {
    var seconds = new BitSet();
    spans.forEach(
        span -> seconds.set((int) span.from().getEpochSecond(), (int) span.to().getEpochSecond()));
    return seconds;
  }

  private static BitSet or(BitSet a, BitSet b) {
    var result = (BitSet) a.clone();
    result.or(b);
    return result;
  }

  private static BitSet and(BitSet a, BitSet b) {
    var result = (BitSet) a.clone();
    result.and(b);
    return result;
  }

  private static BitSet minus(BitSet a, BitSet b) {
    var result = (BitSet) a.clone();
    result.andNot(b);
    return result;
  }
}
