package org.millwright.bench.history;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.WritePrecision;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Credentials;
import org.millwright.connectors.historian.HistorianSettings;
import org.millwright.connectors.historian.HistorianWriter;
import org.millwright.connectors.historian.archive.LineClient;
import org.millwright.domain.observation.Frame;
import org.millwright.stack.EmbeddedStack;
import tools.jackson.databind.node.ObjectNode;

/** Writes the rows: some with the bare client first, then all through the historian's writer. */
final class Writing implements AutoCloseable {

  private static final int STEPS_BARE = 100;
  private static final int LINES_A_REQUEST = 10_000;

  private final EmbeddedStack stack;
  private final Sensors sensors;
  private final HistorianWriter writer;

  Writing(EmbeddedStack stack, Sensors sensors) {
    this.stack = stack;
    this.sensors = sensors;
    writer =
        new HistorianWriter(
            settings(stack),
            (line, reason) -> {
              throw new IllegalStateException(line + ": " + reason);
            });
  }

  static HistorianSettings settings(EmbeddedStack stack) {
    return HistorianSettings.questDb(
        URI.create(stack.historianUrl()),
        variable(stack, "MILLWRIGHT_HISTORIAN_PG_URL"),
        variable(stack, "MILLWRIGHT_HISTORIAN_PG_USER"),
        variable(stack, "MILLWRIGHT_HISTORIAN_PG_PASSWORD"));
  }

  private static String variable(EmbeddedStack stack, String name) {
    return Objects.requireNonNull(stack.environment().get(name), name);
  }

  /**
   * What InfluxDB's client alone writes: lines made beforehand, into a table as QuestDB makes it.
   */
  void bare(ObjectNode result) throws IOException {
    var lines = new ArrayList<String>();
    for (int step = 0; step < STEPS_BARE; step++) {
      sensors.step(step).forEach(frame -> lines(frame, lines));
    }
    String account =
        Credentials.basic(
            variable(stack, "MILLWRIGHT_HISTORIAN_PG_USER"),
            variable(stack, "MILLWRIGHT_HISTORIAN_PG_PASSWORD"));
    var url = URI.create(stack.historianUrl());
    try (InfluxDBClient client = LineClient.of(url, null, "bench", "bench", account)) {
      long began = System.nanoTime();
      for (int from = 0; from < lines.size(); from += LINES_A_REQUEST) {
        List<String> some = lines.subList(from, Math.min(from + LINES_A_REQUEST, lines.size()));
        client.getWriteApiBlocking().writeRecord(WritePrecision.MS, String.join("\n", some));
      }
      double rate = lines.size() / ((System.nanoTime() - began) / 1e9);
      result.put("bareClientRowsPerSecond", Math.round(rate));
      HistoryBench.say("The bare client wrote %,.0f rows/s", rate);
    }
  }

  private static void lines(Frame frame, List<String> lines) {
    frame
        .observations()
        .forEach(one ->
            lines.add(
                "bare,machine=%s,signal=%s value=%s,quality=\"good\" %d"
                    .formatted(
                        frame.machine(), one.signal(), one.value(), one.at().toEpochMilli())));
  }

  /** All rows through the historian's writer, until they are confirmed and until they are there. */
  void ours(ObjectNode result) throws Exception {
    long rows = 0;
    long began = System.nanoTime();
    long steps = sensors.to().toEpochMilli() - sensors.from().toEpochMilli();
    steps /= sensors.pause().toMillis();
    for (int step = 0; step < steps; step++) {
      List<Frame> frames = sensors.step(step);
      rows += frames.stream().mapToLong(frame -> frame.observations().size()).sum();
      writer.write(frames);
      if (step % 500 == 499) {
        HistoryBench.say("%,d rows", rows);
      }
    }
    double confirmed = (System.nanoTime() - began) / 1e9;
    writer.rollUp();
    double there = (System.nanoTime() - began) / 1e9;
    result.put("rows", rows);
    result.put("rowsPerSecondConfirmed", Math.round(rows / confirmed));
    result.put("rowsPerSecondThere", Math.round(rows / there));
    result.put(
        "oursToBareClient", rows / confirmed / result.path("bareClientRowsPerSecond").asDouble());
    HistoryBench.say(
        "%,d rows written, %,.0f/s; %,.0f/s until they could be read",
        rows, rows / confirmed, rows / there);
    awaitRollUps();
  }

  private void awaitRollUps() throws Exception {
    try (var sql = new PlainSql(stack)) {
      String state =
          "select count() from materialized_views()"
              + " where refresh_base_table_txn < base_table_txn or view_status <> 'valid'";
      while (sql.rows(state).path(0).path(0).asInt() > 0) {
        Thread.sleep(500);
      }
    }
    HistoryBench.say("Rolled up");
  }

  @Override
  public void close() {
    writer.close();
  }
}
