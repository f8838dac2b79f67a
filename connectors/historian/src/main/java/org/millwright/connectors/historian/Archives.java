package org.millwright.connectors.historian;

import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.influxdb.InfluxArchive;
import org.millwright.connectors.historian.questdb.QuestArchive;

/** The back end that settings ask for. */
final class Archives {

  private Archives() {}

  static Archive of(HistorianSettings settings) {
    return switch (settings.backend()) {
      case Backend.QuestDb questDb -> new QuestArchive(questDb, settings.keep());
      case Backend.InfluxDb influxDb ->
          new InfluxArchive(settings.url(), influxDb, settings.keep());
    };
  }
}
