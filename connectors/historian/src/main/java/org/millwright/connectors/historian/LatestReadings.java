package org.millwright.connectors.historian;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;

/**
 * The newest reading of each series. Nearly all have one in the newest minutes; what is silent is
 * looked for in the hours that its roll-ups name, and told from them where its readings have gone.
 */
final class LatestReadings {

  private static final Duration NEWEST = Duration.ofMinutes(2);

  private LatestReadings() {}

  static List<Latest> of(Archive archive) throws IOException {
    Optional<Instant> newest = archive.newest();
    if (newest.isEmpty()) {
      return List.of();
    }
    var latest = new TreeMap<Series, Latest>();
    Instant end = newest.get().plusMillis(1);
    Instant since = end.minus(NEWEST);
    keep(latest, archive.latest(since, end));
    Map<Series, While> hours = archive.latestHours();
    hours.keySet().removeAll(latest.keySet());
    for (Instant hour : new TreeSet<>(hours.values().stream().map(While::at).toList())) {
      keep(latest, archive.latest(hour, hour.plus(1, ChronoUnit.HOURS)));
    }
    hours.forEach((series, hour) -> latest.computeIfAbsent(series, one -> rolledUp(one, hour)));
    return List.copyOf(latest.values());
  }

  private static void keep(Map<Series, Latest> latest, Map<Series, Reading> readings) {
    readings.forEach((series, reading) -> {
      var found = new Latest(series, reading.at(), reading.value(), reading.quality());
      latest.merge(series, found, (one, other) -> one.at().isAfter(other.at()) ? one : other);
    });
  }

  private static Latest rolledUp(Series series, While hour) {
    Value value =
        hour.text() != null
            ? Value.of(hour.text())
            : hour.numbers() == 0 ? Value.MISSING : Value.of(hour.last());
    return new Latest(series, hour.at(), value, Quality.UNCERTAIN);
  }
}
