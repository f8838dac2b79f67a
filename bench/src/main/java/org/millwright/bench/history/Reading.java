package org.millwright.bench.history;

import java.time.Duration;
import java.time.Instant;
import org.millwright.connectors.historian.HistorianReader;
import org.millwright.connectors.historian.History;
import org.millwright.connectors.historian.HistoryQuery;
import org.millwright.stack.EmbeddedStack;
import tools.jackson.databind.node.ObjectNode;

/** Asks the three questions, each through the reader and by plain SQL over HTTP. */
final class Reading implements AutoCloseable {

  private final HistorianReader reader;
  private final PlainSql sql;
  private final Sensors sensors;
  private final int calls;

  Reading(EmbeddedStack stack, Sensors sensors, int calls) {
    reader = new HistorianReader(Writing.settings(stack));
    sql = new PlainSql(stack);
    this.sensors = sensors;
    this.calls = calls;
  }

  void all(ObjectNode result) throws Exception {
    put(
        result,
        "oneHourRaw",
        Figures.of(calls, i -> ask(i, hour(i), Duration.ofHours(1), 5000)),
        Figures.of(calls, i -> plain("select timestamp, value from readings", i, hour(i), 1, "")));
    put(
        result,
        "oneDayByTheMinute",
        Figures.of(calls, i -> ask(i, sensors.from(), Duration.ofDays(1), 1442)),
        Figures.of(
            calls,
            i ->
                plain(
                    "select timestamp, min(value), max(value), avg(value), count() from readings",
                    i,
                    sensors.from(),
                    24,
                    " sample by 1m")));
    put(
        result,
        "latestOf10000",
        Figures.of(calls, i -> reader.latest().size()),
        // It reads every row: a second or more each.
        Figures.of(
            Math.max(10, calls / 10),
            i ->
                sql.rows(
                        "select timestamp, machine, signal, value from readings"
                            + " latest on timestamp partition by machine, signal")
                    .size()));
  }

  /** Another hour for each call. */
  private Instant hour(int number) {
    return sensors.from().plus(Duration.ofHours(number % 24));
  }

  private int ask(int number, Instant from, Duration span, int points) throws Exception {
    History told =
        reader.read(
            new HistoryQuery(
                Sensors.machine(number % Sensors.FAST),
                Sensors.signal(0),
                from,
                from.plus(span),
                points));
    return switch (told) {
      case History.Raw raw -> raw.points().size();
      case History.Condensed condensed -> condensed.buckets().size();
    };
  }

  private int plain(String select, int number, Instant from, int hours, String group)
      throws Exception {
    return sql.rows(
            "%s where machine = '%s' and signal = '%s' and timestamp >= '%s' and timestamp < '%s'%s"
                .formatted(
                    select,
                    Sensors.machine(number % Sensors.FAST),
                    Sensors.signal(0),
                    from,
                    from.plus(Duration.ofHours(hours)),
                    group))
        .size();
  }

  private static void put(ObjectNode result, String name, Figures ours, Figures plain) {
    ObjectNode node = result.putObject(name);
    node.put("calls", ours.calls());
    node.put("rows", ours.rows());
    node.put("p50Millis", ours.p50());
    node.put("p99Millis", ours.p99());
    node.put("plainSqlRows", plain.rows());
    node.put("plainSqlP50Millis", plain.p50());
    node.put("plainSqlP99Millis", plain.p99());
    node.put("p50ToPlainSql", ours.p50() / plain.p50());
    HistoryBench.say(
        "%s: %,d rows, p50 %.1f ms, p99 %.1f ms; plain SQL %,d rows, p50 %.1f ms, p99 %.1f ms",
        name, ours.rows(), ours.p50(), ours.p99(), plain.rows(), plain.p50(), plain.p99());
  }

  @Override
  public void close() {
    reader.close();
    sql.close();
  }
}
