package org.millwright.connectors.historian.influxdb;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.InfluxQLQuery;
import com.influxdb.exceptions.InfluxException;
import com.influxdb.query.InfluxQLQueryResult;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.Series;

/** Asks InfluxDB in InfluxQL. */
final class InfluxQl {

  /** One row of an answer; a field that it has not is null. */
  record Row(Map<String, String> labels, InfluxQLQueryResult.Series.Record fields) {

    Instant at() {
      return Instant.ofEpochMilli(Long.parseLong(String.valueOf(fields.getValueByKey("time"))));
    }

    Series series() {
      return Series.of(labels.getOrDefault("machine", ""), labels.getOrDefault("signal", ""));
    }

    /** The answer is CSV, which has one word for an empty text and for none. */
    @Nullable String text(String field) {
      Object value = fields.getValueByKey(field);
      return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    double number(String field) {
      String text = text(field);
      return text == null ? Double.NaN : Double.parseDouble(text);
    }

    long count(String field) {
      String text = text(field);
      return text == null ? 0 : Math.round(Double.parseDouble(text));
    }
  }

  /** The client warns of every answer without a row. */
  private static final Logger OF_CLIENT =
      Logger.getLogger("com.influxdb.internal.AbstractQueryApi");

  private final InfluxDBClient client;
  private final String database;

  InfluxQl(InfluxDBClient client, String database) {
    OF_CLIENT.setLevel(Level.SEVERE);
    this.client = client;
    this.database = database;
  }

  /** All rows of an answer to one or more statements. */
  List<Row> rows(String statements) throws IOException {
    try {
      var query =
          new InfluxQLQuery(statements, database)
              .setPrecision(InfluxQLQuery.InfluxQLPrecision.MILLISECONDS)
              .setAcceptHeader(InfluxQLQuery.AcceptHeader.CSV);
      var rows = new ArrayList<Row>();
      for (var result : client.getInfluxQLQueryApi().query(query).getResults()) {
        for (var series : result.getSeries()) {
          series.getValues().forEach(fields -> rows.add(new Row(series.getTags(), fields)));
        }
      }
      return rows;
    } catch (InfluxException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Where a grain is kept: database, retention policy, measurement. */
  String source(Grain grain) {
    return "\"%s\".\"%s\".\"%s\"".formatted(database, policy(grain), measurement(grain));
  }

  String bucket(Grain grain) {
    return database + "/" + policy(grain);
  }

  static String policy(Grain grain) {
    return switch (grain) {
      case RAW -> "raw";
      case MINUTES -> "minutes";
      case HOURS -> "hours";
    };
  }

  static String measurement(Grain grain) {
    return grain == Grain.RAW ? "readings" : policy(grain);
  }

  static String between(Instant from, Instant to) {
    return "time >= %s AND time < %s".formatted(time(from), time(to));
  }

  static String of(Series series) {
    return "machine = '%s' AND signal = '%s'"
        .formatted(series.machine().value(), series.signal().value());
  }

  /** A reading between two milliseconds does not exist: the first after is meant. */
  private static String time(Instant at) {
    long millis = at.toEpochMilli();
    return (at.equals(Instant.ofEpochMilli(millis)) ? millis : millis + 1) + "ms";
  }
}
