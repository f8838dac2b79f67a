package org.millwright.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final Duration SHORT_LIFE = Duration.ofSeconds(59);
  private static final Duration SOUND_LIFE = Duration.ofSeconds(60);

  @Test
  void thePauseDoublesWhileAPartKeepsDyingUpToHalfAMinute() {
    BackOff backOff = new BackOff();
    assertThat(Stream.generate(() -> backOff.after(SHORT_LIFE).toMillis()).limit(8))
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
  }

  @Test
  void aMinuteOfLifeMakesThePauseShortAgain() {
    BackOff backOff = new BackOff();
    backOff.after(SHORT_LIFE);
    backOff.after(SHORT_LIFE);
    assertThat(backOff.after(SOUND_LIFE)).isEqualTo(Duration.ofMillis(500));
  }
}
