package org.millwright.connectors.historian;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.Series;

/** Against a real InfluxDB, where it is installed. */
class InfluxDbHistorianTest extends HistorianContract {

  @Override
  HistorianServer start(Path data) throws IOException {
    Assumptions.assumeTrue(InfluxServer.installed(), InfluxServer.NOT_INSTALLED);
    return new InfluxServer(data);
  }

  @Test
  void whatAWriterWroteAndDidNotRollUpIsRolledUpByTheNext() throws Exception {
    try (var first = writer(LONG)) {
      first.write(seconds("crash-1", 0, 60));
    }
    try (var next = writer(LONG);
        var archive = Archives.of(server.settings(LONG))) {
      next.rollUp();
      var minutes =
          archive.whiles(
              new Series(machine("crash-1"), VIBRATION),
              Grain.MINUTES,
              T0,
              T0.plusSeconds(60),
              Duration.ofMinutes(1));
      assertThat(minutes).singleElement().matches(one -> one.readings() == 60);
    }
  }
}
