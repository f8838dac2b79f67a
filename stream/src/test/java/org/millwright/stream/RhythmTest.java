package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private Rhythm rhythm = new Rhythm();

  @Test
  void beforeItIsKnownFiveSecondsAreSilence() {
    beat(15, 60_000);

    assertThat(rhythm.silentAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void tenBeatsAreSilence() {
    beat(16, 60_000);

    assertThat(rhythm.silentAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void aQuickSignalIsSilentAfterFiveSecondsToo() {
    beat(100, 100);

    assertThat(rhythm.silentAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void oneOutageIsNoNewRhythm() {
    beat(100, 1_000);
    rhythm.beat(3_600_000);

    assertThat(rhythm.silentAfter()).isLessThan(Duration.ofSeconds(15));
  }

  /** By at most seven sixteenths of the mean at each, then towards the new one by a sixteenth. */
  @Test
  void aSlowerRhythmIsLearned() {
    beat(100, 1_000);
    beat(100, 10_000);

    assertThat(rhythm.silentAfter()).isBetween(Duration.ofSeconds(99), Duration.ofSeconds(100));
  }

  @Test
  void valuesOfTheSameMomentAndOlderOnesAreNoBeat() {
    beat(100, 1_000);
    rhythm.beat(0);
    rhythm.beat(-5_000);

    assertThat(rhythm.silentAfter()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void itIsRemembered() throws IOException {
    beat(100, 2_000);
    var bytes = new ByteArrayOutputStream();
    rhythm.write(new DataOutputStream(bytes));
    rhythm = Rhythm.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(rhythm.silentAfter()).isEqualTo(Duration.ofSeconds(20));
  }

  private void beat(int times, long millis) {
    for (int i = 0; i < times; i++) {
      rhythm.beat(millis);
    }
  }
}
