package org.millwright.connectors.historian.influxdb;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.MachineMinute;
import org.millwright.connectors.historian.archive.Marks;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.domain.plant.MachineId;

/**
 * Rolls up into InfluxDB what was written to it, late readings too.
 *
 * <p>With readings a mark goes into the same request for each hour of a machine: {@code
 * rolled,machine=M written=N}. When that hour is rolled up, {@code done=N} is added, with the N
 * that it had before. Where the two differ, the hour is rolled up again at the next start: a crash
 * between the two leaves nothing out of date.
 */
final class RollUps {

  private static final Duration MINUTE = Grain.MINUTES.length();
  private static final Duration HOUR = Grain.HOURS.length();
  private static final int LINES_A_REQUEST = 5_000;

  /** What is out of date of an hour of a machine. */
  private static final class Due {
    private final SortedSet<Instant> minutes = new TreeSet<>();
    private long written;
  }

  private record MachineHour(MachineId machine, Instant hour) {}

  private final InfluxQl influx;
  private final InfluxDBClient client;
  private final String organisation;
  private final Whiles whiles;
  private final AtomicLong number = new AtomicLong(UUID.randomUUID().getMostSignificantBits());
  private Map<MachineHour, Due> due = new HashMap<>();
  private boolean started;

  RollUps(InfluxQl influx, InfluxDBClient client, String organisation) {
    this.influx = influx;
    this.organisation = organisation;
    this.client = client;
    whiles = new Whiles(influx);
  }

  Marks marks(SortedSet<MachineMinute> touched) {
    long written = number.incrementAndGet();
    List<String> lines =
        touched.stream()
            .map(one -> mark(new MachineHour(one.machine(), one.hour()), "written", written))
            .distinct()
            .toList();
    return new Marks(touched, written, lines);
  }

  private static String mark(MachineHour hour, String field, long number) {
    return "rolled,machine=%s %s=%di %d"
        .formatted(hour.machine().value(), field, number, hour.hour().toEpochMilli());
  }

  synchronized void wrote(Marks marks) {
    for (MachineMinute one : marks.touched()) {
      Due hour = due.computeIfAbsent(new MachineHour(one.machine(), one.hour()), key -> new Due());
      hour.minutes.add(one.minute());
      hour.written = marks.number();
    }
  }

  /** Rolls up all that is out of date. */
  void rollUp() throws IOException {
    recall();
    Map<MachineHour, Due> now = taken();
    var left = new HashMap<>(now);
    try {
      for (var entry : now.entrySet()) {
        rollUp(entry.getKey(), entry.getValue());
        left.remove(entry.getKey());
      }
    } finally {
      left.forEach(this::putBack);
    }
  }

  private synchronized Map<MachineHour, Due> taken() {
    Map<MachineHour, Due> taken = due;
    due = new HashMap<>();
    return taken;
  }

  private synchronized void putBack(MachineHour hour, Due former) {
    Due since = due.computeIfAbsent(hour, key -> new Due());
    if (since.minutes.isEmpty()) {
      since.written = former.written;
    }
    since.minutes.addAll(former.minutes);
  }

  /** What a former process wrote and did not roll up. */
  private void recall() throws IOException {
    if (started) {
      return;
    }
    String marks = influx.source(Grain.RAW).replace("\"readings\"", "\"rolled\"");
    for (var row : influx.rows("SELECT written, done FROM " + marks + " GROUP BY machine")) {
      String written = row.text("written");
      if (written != null && !written.equals(row.text("done"))) {
        var hour =
            new MachineHour(new MachineId(row.labels().getOrDefault("machine", "")), row.at());
        var all = new Due();
        all.minutes.add(hour.hour());
        all.minutes.add(hour.hour().plus(HOUR).minus(MINUTE));
        all.written = Long.parseLong(written);
        putBack(hour, all);
      }
    }
    started = true;
  }

  private void rollUp(MachineHour hour, Due what) throws IOException {
    String condition = "machine = '" + hour.machine().value() + "'";
    Instant from = what.minutes.first();
    Instant to = what.minutes.last().plus(MINUTE);
    write(Grain.MINUTES, whiles.of(Grain.RAW, condition, from, to, MINUTE));
    Instant end = hour.hour().plus(HOUR);
    write(Grain.HOURS, whiles.of(Grain.MINUTES, condition, hour.hour(), end, HOUR));
    write(Grain.RAW, List.of(mark(hour, "done", what.written)));
  }

  private void write(Grain grain, Map<Series, List<While>> rolled) throws IOException {
    var lines = new ArrayList<String>();
    rolled.forEach((series, all) -> all.forEach(one -> lines.add(line(grain, series, one))));
    for (int from = 0; from < lines.size(); from += LINES_A_REQUEST) {
      write(grain, lines.subList(from, Math.min(from + LINES_A_REQUEST, lines.size())));
    }
  }

  private void write(Grain grain, Collection<String> lines) throws IOException {
    try {
      client
          .getWriteApiBlocking()
          .writeRecord(
              influx.bucket(grain), organisation, WritePrecision.MS, String.join("\n", lines));
    } catch (InfluxException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String line(Grain grain, Series series, While one) {
    var line = new StringBuilder(160);
    line.append(InfluxQl.measurement(grain)).append(",machine=").append(series.machine().value());
    line.append(",signal=").append(series.signal().value()).append(' ');
    if (one.numbers() > 0) {
      line.append("low=").append(one.low()).append(",high=").append(one.high());
      line.append(",total=").append(one.total()).append(",last=").append(one.last()).append(',');
    }
    if (one.text() != null) {
      line.append("text=\"").append(one.text().replace("\\", "\\\\").replace("\"", "\\\""));
      line.append("\",");
    }
    line.append("texts=").append(one.text() == null ? 0 : 1).append("i,numbers=");
    line.append(one.numbers()).append("i,readings=").append(one.readings()).append("i,good=");
    return line.append(one.good()).append("i ").append(one.at().toEpochMilli()).toString();
  }
}
