package org.millwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.millwright.connectors.historian.Backend;
import org.millwright.connectors.historian.Keep;

class HistorianChoiceTest {

  private static Settings.Historian historian(String backend, Duration keep) {
    return new Settings.Historian(
        URI.create("http://127.0.0.1:29000"),
        backend,
        new Settings.Historian.Pg("jdbc:postgresql://127.0.0.1:28812/qdb", "admin", "secret"),
        new Settings.Historian.Influx("plant", "millwright", ""),
        keep,
        Duration.ofDays(366),
        Duration.ofDays(3653));
  }

  @Test
  void theWordChoosesTheBackEnd() {
    assertThat(historian("questdb", Duration.ofDays(30)).forConnector().backend())
        .isInstanceOf(Backend.QuestDb.class);
    assertThat(historian("influxdb", Duration.ofDays(30)).forConnector().backend())
        .isEqualTo(new Backend.InfluxDb("plant", "millwright", null));
    assertThat(historian("questdb", Duration.ofDays(30)).forConnector().keep())
        .isEqualTo(Keep.STANDARD);
  }

  @Test
  void anUnknownWordIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> historian("mongodb", Duration.ofDays(30)).forConnector())
        .hasMessage("backend is \"mongodb\", expected questdb or influxdb");
  }

  @Test
  void readingsAreNotKeptLongerThanTheirMinutes() {
    assertThat(historian("questdb", Duration.ofDays(366)).forConnector()).isNotNull();
    assertThatThrownBy(() -> historian("questdb", Duration.ofDays(367)).forConnector())
        .hasMessageContaining("keep-minutes is PT8784H, expected PT8808H");
  }
}
