package org.millwright.connectors.historian.influxdb;

import com.influxdb.client.InfluxDBClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.Backend;
import org.millwright.connectors.historian.Keep;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.LineClient;
import org.millwright.connectors.historian.archive.MachineMinute;
import org.millwright.connectors.historian.archive.Marks;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** InfluxDB, rolled up by whoever writes to it. */
public final class InfluxArchive implements Archive {

  private static final Logger LOG = LoggerFactory.getLogger(InfluxArchive.class);
  private static final Duration ROLL_UP_EVERY = Duration.ofSeconds(30);

  private final Backend.InfluxDb backend;
  private final Keep keep;
  private final InfluxDBClient client;
  private final InfluxQl influx;
  private final Whiles whiles;
  private final RollUps rollUps;
  private @Nullable ScheduledExecutorService clockwork;

  public InfluxArchive(URI url, Backend.InfluxDb backend, Keep keep) {
    this.backend = backend;
    this.keep = keep;
    client =
        LineClient.of(
            url,
            backend.token(),
            backend.organisation(),
            backend.database() + "/" + InfluxQl.policy(Grain.RAW),
            null);
    influx = new InfluxQl(client, backend.database());
    whiles = new Whiles(influx);
    rollUps = new RollUps(influx, client, backend.organisation());
  }

  @Override
  public synchronized void prepare() throws IOException {
    influx.rows("CREATE DATABASE \"" + backend.database() + "\"");
    policy(Grain.RAW, keep.readings(), Duration.ofHours(1));
    policy(Grain.MINUTES, keep.minutes(), Duration.ofDays(1));
    policy(Grain.HOURS, keep.hours(), Duration.ofDays(30));
    if (clockwork == null) {
      clockwork =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("historian-roll-ups").factory());
      long pause = ROLL_UP_EVERY.toSeconds();
      var _ = clockwork.scheduleWithFixedDelay(this::rollUpOrSay, pause, pause, TimeUnit.SECONDS);
    }
  }

  private void rollUpOrSay() {
    try {
      rollUp();
    } catch (IOException | RuntimeException e) {
      LOG.warn("Readings are not rolled up and are tried again: {}", e.getMessage());
    }
  }

  /** What there is already is altered: of two settings the newest counts. */
  private void policy(Grain grain, Duration kept, Duration shard) throws IOException {
    String name = "RETENTION POLICY \"" + InfluxQl.policy(grain) + "\" ON \"%s\"";
    String how =
        " DURATION %dh REPLICATION 1 SHARD DURATION %dh".formatted(kept.toHours(), shard.toHours());
    influx.rows("CREATE " + name.formatted(backend.database()) + how);
    influx.rows("ALTER " + name.formatted(backend.database()) + how);
  }

  @Override
  public String bucket() {
    return influx.bucket(Grain.RAW);
  }

  @Override
  public Marks marks(SortedSet<MachineMinute> touched) {
    return rollUps.marks(touched);
  }

  @Override
  public void wrote(Marks marks) {
    rollUps.wrote(marks);
  }

  @Override
  public synchronized void rollUp() throws IOException {
    rollUps.rollUp();
  }

  @Override
  public List<Reading> readings(Series series, Instant from, Instant to, int limit)
      throws IOException {
    String where = InfluxQl.of(series) + " AND " + InfluxQl.between(from, to);
    return influx
        .rows(
            "SELECT value, text, quality FROM %s WHERE %s ORDER BY time LIMIT %d"
                .formatted(influx.source(Grain.RAW), where, limit))
        .stream()
        .map(InfluxArchive::reading)
        .toList();
  }

  @Override
  public List<While> whiles(Series series, Grain grain, Instant from, Instant to, Duration length)
      throws IOException {
    return whiles.of(grain, InfluxQl.of(series), from, to, length).getOrDefault(series, List.of());
  }

  @Override
  public Optional<Instant> begins(Series series, Grain grain) throws IOException {
    String field = grain == Grain.RAW ? "quality" : "readings";
    return time(
        "SELECT first(%s) FROM %s WHERE %s"
            .formatted(field, influx.source(grain), InfluxQl.of(series)));
  }

  @Override
  public Optional<Instant> rolledUp(Series series) throws IOException {
    return time(
        "SELECT last(readings) FROM %s WHERE %s"
            .formatted(influx.source(Grain.MINUTES), InfluxQl.of(series)));
  }

  @Override
  public Optional<Instant> newest() throws IOException {
    return time("SELECT last(quality) FROM " + influx.source(Grain.RAW));
  }

  private Optional<Instant> time(String query) throws IOException {
    return influx.rows(query).stream().findFirst().map(InfluxQl.Row::at);
  }

  @Override
  public Map<Series, Reading> latest(Instant from, Instant to) throws IOException {
    var latest = new HashMap<Series, Reading>();
    influx
        .rows(
            "SELECT value, text, last(quality) AS quality FROM %s WHERE %s GROUP BY machine, signal"
                .formatted(influx.source(Grain.RAW), InfluxQl.between(from, to)))
        .forEach(row -> latest.put(row.series(), reading(row)));
    return latest;
  }

  @Override
  public Map<Series, While> latestHours() throws IOException {
    var latest = new HashMap<Series, While>();
    influx
        .rows(
            ("SELECT last(readings) AS readings, low, high, total, \"last\" AS newest, numbers,"
                    + " good, text, texts FROM %s GROUP BY machine, signal")
                .formatted(influx.source(Grain.HOURS)))
        .forEach(row -> latest.put(row.series(), rolled(row)));
    return latest;
  }

  private static While rolled(InfluxQl.Row row) {
    boolean numbers = row.count("numbers") > 0;
    return new While(
        row.at(),
        numbers ? row.number("low") : Double.NaN,
        numbers ? row.number("high") : Double.NaN,
        numbers ? row.number("total") : Double.NaN,
        numbers ? row.number("newest") : Double.NaN,
        row.count("numbers"),
        row.count("readings"),
        row.count("good"),
        row.count("texts") > 0 ? row.text("text") : null);
  }

  private static Reading reading(InfluxQl.Row row) {
    String word = String.valueOf(row.text("quality")).toUpperCase(Locale.ROOT);
    Quality quality = Quality.valueOf(word);
    return new Reading(row.at(), quality == Quality.BAD ? Value.MISSING : value(row), quality);
  }

  private static Value value(InfluxQl.Row row) {
    String text = row.text("text");
    if (text != null) {
      return Value.of(text);
    }
    return row.text("value") == null ? Value.MISSING : Value.of(row.number("value"));
  }

  @Override
  public synchronized void close() {
    if (clockwork != null) {
      clockwork.shutdownNow();
    }
    client.close();
  }
}
