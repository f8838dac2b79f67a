package org.millwright.connectors.historian;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.LineClient;
import org.millwright.connectors.historian.archive.Marks;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.plant.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes frames to the historian. A write returns when it is confirmed, so that the caller can
 * commit what it read the frames from; the same frames again change nothing. Thread-safe.
 */
public final class HistorianWriter implements AutoCloseable {

  /** Takes a line that the historian refuses whatever is done; for the dead letters. */
  @FunctionalInterface
  public interface Refused {
    void line(String line, String reason);
  }

  private static final Logger LOG = LoggerFactory.getLogger(HistorianWriter.class);

  /** Each request is a transaction, and it costs as much with one line as with thousands. */
  private static final int LINES_A_REQUEST = 50_000;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Answers that say the lines are at fault, or too many: 400, 413, 422. */
  private static final Set<Integer> LINES_AT_FAULT = Set.of(400, 413, 422);

  private final HistorianSettings settings;
  private final Refused refused;
  private final Archive archive;
  private final InfluxDBClient client;
  private final WriteApiBlocking api;
  private final AtomicLong moved = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private volatile boolean prepared;
  private volatile @Nullable String fault;

  public HistorianWriter(HistorianSettings settings, Refused refused) {
    this.settings = settings;
    this.refused = refused;
    archive = Archives.of(settings);
    client =
        switch (settings.backend()) {
          case Backend.QuestDb questDb ->
              LineClient.of(
                  settings.url(),
                  null,
                  "millwright",
                  archive.bucket(),
                  Credentials.basic(questDb.user(), questDb.password()));
          case Backend.InfluxDb influxDb ->
              LineClient.of(
                  settings.url(),
                  influxDb.token(),
                  influxDb.organisation(),
                  archive.bucket(),
                  null);
        };
    api = client.getWriteApiBlocking();
  }

  /**
   * Writes frames and returns when all of them are safe. While the historian is away it keeps
   * trying, for ever.
   *
   * @throws InterruptedException when interrupted; then the frames are to be written again
   */
  public void write(List<Frame> frames) throws InterruptedException {
    Lines.Batch batch = Lines.of(settings, inTime(frames));
    for (Lines.Hour hour : batch.hours()) {
      write(hour);
    }
    count(batch);
  }

  /**
   * The frames as they became known, those of a machine always in their order: the bus tells one
   * partition after the other, and appending costs the historian least.
   */
  private static List<Frame> inTime(List<Frame> frames) {
    record Known(Instant at, Frame frame) {}
    var latest = new HashMap<MachineId, Instant>();
    return frames.stream()
        .map(frame ->
            new Known(
                latest.merge(frame.machine(), frame.knownAt(), (a, b) -> a.isAfter(b) ? a : b),
                frame))
        .sorted(Comparator.comparing(Known::at))
        .map(Known::frame)
        .toList();
  }

  /** No request has readings of two hours: what came late has only its own hour rolled up again. */
  private void write(Lines.Hour hour) throws InterruptedException {
    Marks marks = archive.marks(hour.touched());
    List<String> lines = hour.lines();
    for (int from = 0; from < lines.size(); from += LINES_A_REQUEST) {
      int to = Math.min(from + LINES_A_REQUEST, lines.size());
      var request = new ArrayList<>(lines.subList(from, to));
      request.addAll(marks.lines());
      writeLines(request);
    }
    archive.wrote(marks);
  }

  private void count(Lines.Batch batch) {
    if (batch.moved() > 0 && moved.getAndAdd(batch.moved()) == 0) {
      LOG.warn(
          "Readings with a time more than {} behind or {} ahead of their arrival were put at their"
              + " arrival; see the machine's clock",
          settings.oldest(),
          settings.newest());
    }
    if (batch.skipped() > 0 && skipped.getAndAdd(batch.skipped()) == 0) {
      LOG.warn("Readings older than {} were not kept", settings.keep().readings());
    }
  }

  private void writeLines(List<String> lines) throws InterruptedException {
    long pause = FIRST_PAUSE.toMillis();
    while (true) {
      try {
        prepare();
        api.writeRecord(WritePrecision.MS, String.join("\n", lines));
        fault = null;
        return;
      } catch (InfluxException e) {
        if (LINES_AT_FAULT.contains(e.status())) {
          divide(lines, e);
          return;
        }
        pause = rest(pause, e);
      } catch (IOException e) {
        pause = rest(pause, e);
      }
    }
  }

  private void prepare() throws IOException {
    if (!prepared) {
      archive.prepare();
      prepared = true;
    }
  }

  /** One bad line spoils its request: halve until it is found, and write the others. */
  private void divide(List<String> lines, InfluxException e) throws InterruptedException {
    if (lines.size() > 1) {
      int half = lines.size() / 2;
      writeLines(lines.subList(0, half));
      writeLines(lines.subList(half, lines.size()));
      return;
    }
    String reason = String.valueOf(e.getMessage());
    LOG.warn("The historian refused {}: {}", lines.getFirst(), reason);
    refused.line(lines.getFirst(), reason);
  }

  private long rest(long pause, Exception e) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while writing to the historian");
    }
    String sentence = settings.url() + ": " + e.getMessage();
    if (fault == null) {
      LOG.warn("The historian does not take readings and is tried again: {}", sentence);
    }
    fault = sentence;
    Thread.sleep(pause);
    return Math.min(pause * 2, LONGEST_PAUSE.toMillis());
  }

  /** Why the last try did not succeed; null when it did. */
  public @Nullable String fault() {
    return fault;
  }

  /** How many readings were put at the time of their arrival, for their clock was wrong. */
  public long moved() {
    return moved.get();
  }

  /** How many historical readings came when they were past keeping. */
  public long skipped() {
    return skipped.get();
  }

  /**
   * Brings the roll-ups up to date now, which the historian else does within two minutes.
   *
   * @throws IOException when it cannot be reached
   */
  public void rollUp() throws IOException {
    archive.rollUp();
  }

  @Override
  public void close() {
    archive.close();
    client.close();
  }
}
