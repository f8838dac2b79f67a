package org.millwright.bench.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSettingsTest {

  @Test
  void twentyThousandReadingsASecondAreTheStandard() {
    LineSettings settings = LineSettings.read(List.of());

    assertThat(settings.load().readingsPerSecond()).isEqualTo(20_000);
    assertThat(settings.duration()).isEqualTo(Duration.ofSeconds(120));
  }

  @Test
  void optionsReplaceTheStandard() {
    LineSettings settings =
        LineSettings.read(List.of("--seconds", "60", "--parts", "generator", "--frames", "400"));

    assertThat(settings.duration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.parts()).containsExactly("generator");
    assertThat(settings.load().readingsPerSecond()).isEqualTo(40_000);
  }

  @Test
  void whatIsNotUnderstoodIsRefused() {
    assertThatThrownBy(() -> LineSettings.read(List.of("--speed", "9")))
        .hasMessageContaining("found --speed, expected some of --parts");
    assertThatThrownBy(() -> LineSettings.read(List.of("--frames", "many")))
        .hasMessage("--frames: found \"many\", expected a whole number");
    assertThatThrownBy(() -> LineSettings.read(List.of("--signals", "4")))
        .hasMessage("--signals: found 4, expected 5 to 1000");
    assertThatThrownBy(() -> LineSettings.read(List.of("--parts", "all")))
        .hasMessageContaining("expected plant, generator");
  }
}
