package org.millwright.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IngestSettingsTest {

  /** 100,000 readings/s in frames of 100 are 1,000 frames/s, 10 of each of 100 machines. */
  @Test
  void withNothingGivenItIsAHundredThousandReadingsASecondForTenMinutes() {
    IngestSettings settings = IngestSettings.read(List.of());
    assertThat(settings.load().framesPerSecond()).isEqualTo(1_000);
    assertThat(settings.load().frameMillis()).isEqualTo(100);
    assertThat(settings.windows()).isEqualTo(60);
    assertThat(settings.isCalm()).isTrue();
  }

  @Test
  void anOutageOrKillsLeaveNoCalm() {
    assertThat(IngestSettings.read(List.of("--outage", "60")).isCalm()).isFalse();
    assertThat(IngestSettings.read(List.of("--kills", "20")).isCalm()).isFalse();
  }

  @Test
  void whatCannotBeIsRefusedWithItsRange() {
    assertThatThrownBy(() -> IngestSettings.read(List.of("--outage", "601")))
        .hasMessage("--outage: found 601, expected 0 to 600");
    assertThatThrownBy(() -> IngestSettings.read(List.of("--rate")))
        .hasMessage("--rate: a value is missing");
    assertThatThrownBy(() -> IngestSettings.read(List.of("--rate", "fast")))
        .hasMessage("--rate: found \"fast\", expected a whole number");
    assertThatThrownBy(() -> IngestSettings.read(List.of("--speed", "1")))
        .hasMessageContaining("found --speed, expected some of --machines");
  }
}
