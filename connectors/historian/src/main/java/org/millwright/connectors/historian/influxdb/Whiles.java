package org.millwright.connectors.historian.influxdb;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;

/**
 * Rolls up by asking: InfluxQL has one condition a statement, so that the numbers, the texts, the
 * readings and the good ones are asked for one by one and put together here.
 *
 * <p>A reading that was replaced by a bad one keeps its value in InfluxDB, which writes field by
 * field; that value does not count.
 */
final class Whiles {

  private static final class Parts {
    InfluxQl.@Nullable Row numbers;
    @Nullable String text;
    long readings;
    long good;
  }

  private final InfluxQl influx;

  Whiles(InfluxQl influx) {
    this.influx = influx;
  }

  /**
   * Of each series that the condition names, in the order of time.
   *
   * @param grain what they are made of
   */
  Map<Series, List<While>> of(
      Grain grain, String condition, Instant from, Instant to, Duration length) throws IOException {
    var whiles = new HashMap<Series, TreeMap<Instant, Parts>>();
    String where = condition + " AND " + InfluxQl.between(from, to);
    String group = " GROUP BY machine, signal, time(" + length.toMillis() + "ms) fill(none)";
    for (String statement : statements(grain)) {
      for (var row : influx.rows(statement.formatted(influx.source(grain), where) + group)) {
        Parts parts =
            whiles
                .computeIfAbsent(row.series(), series -> new TreeMap<>())
                .computeIfAbsent(row.at(), at -> new Parts());
        take(parts, row);
      }
    }
    var all = new HashMap<Series, List<While>>();
    whiles.forEach((series, parts) -> all.put(series, all(parts)));
    return all;
  }

  private static List<String> statements(Grain grain) {
    return grain == Grain.RAW
        ? List.of(
            "SELECT min(value) AS low, max(value) AS high, sum(value) AS total,"
                + " last(value) AS \"last\", count(value) AS numbers"
                + " FROM %s WHERE quality != 'bad' AND %s",
            "SELECT last(text) AS text FROM %s WHERE quality != 'bad' AND %s",
            "SELECT count(quality) AS readings FROM %s WHERE %s",
            "SELECT count(quality) AS good FROM %s WHERE quality = 'good' AND %s")
        : List.of(
            "SELECT min(low) AS low, max(high) AS high, sum(total) AS total,"
                + " last(\"last\") AS \"last\", sum(numbers) AS numbers"
                + " FROM %s WHERE numbers > 0 AND %s",
            "SELECT last(text) AS text FROM %s WHERE texts > 0 AND %s",
            "SELECT sum(readings) AS readings, sum(good) AS good FROM %s WHERE %s");
  }

  private static void take(Parts parts, InfluxQl.Row row) {
    if (row.text("numbers") != null) {
      parts.numbers = row;
    }
    if (row.text("text") != null) {
      parts.text = row.text("text");
    }
    parts.readings += row.count("readings");
    parts.good += row.count("good");
  }

  private static List<While> all(TreeMap<Instant, Parts> parts) {
    return parts.entrySet().stream()
        .filter(entry -> entry.getValue().readings > 0)
        .map(entry -> one(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static While one(Instant at, Parts parts) {
    InfluxQl.Row numbers = parts.numbers;
    return new While(
        at,
        numbers == null ? Double.NaN : numbers.number("low"),
        numbers == null ? Double.NaN : numbers.number("high"),
        numbers == null ? Double.NaN : numbers.number("total"),
        numbers == null ? Double.NaN : numbers.number("last"),
        Math.min(numbers == null ? 0 : numbers.count("numbers"), parts.readings),
        parts.readings,
        Math.min(parts.good, parts.readings),
        parts.text);
  }
}
