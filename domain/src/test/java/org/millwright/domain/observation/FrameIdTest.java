package org.millwright.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameIdTest {

  private static final String SOURCE = "opcua:cnc-1";

  @ParameterizedTest(name = "{0}/{1} after {2}/{3}: {4}")
  @CsvSource({
    "7, 4, 7, 3, true",
    "7, 3, 7, 3, false",
    "7, 2, 7, 3, false",
    "8, 0, 7, 3, true",
    "6, 9, 7, 3, false",
  })
  void laterSessionCountsBeforeLaterSequence(
      long session, long sequence, long otherSession, long otherSequence, boolean expected) {
    assertThat(
            new FrameId(SOURCE, session, sequence)
                .after(new FrameId(SOURCE, otherSession, otherSequence)))
        .isEqualTo(expected);
  }

  @Test
  void idReadsAsSourceSessionAndSequence() {
    assertThat(new FrameId(SOURCE, 7, 3)).hasToString("opcua:cnc-1/7/3");
  }

  @ParameterizedTest(name = "\"{0}\"/{1}/{2}")
  @CsvSource({"' ', 0, 0", "opcua:cnc-1, -1, 0", "opcua:cnc-1, 0, -1"})
  void blankSourceAndNegativeNumbersAreRefused(String source, long session, long sequence) {
    assertThatThrownBy(() -> new FrameId(source, session, sequence))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersBeginAtZero() {
    assertThat(new FrameId(SOURCE, 0, 0).after(new FrameId(SOURCE, 0, 0))).isFalse();
  }
}
