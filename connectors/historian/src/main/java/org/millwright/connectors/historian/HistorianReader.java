package org.millwright.connectors.historian;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.historian.archive.Archive;
import org.millwright.connectors.historian.archive.Grain;
import org.millwright.connectors.historian.archive.Reading;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.archive.While;
import org.millwright.connectors.historian.export.ReadingsFile;
import org.millwright.domain.measure.Value;

/** Reads history: every reading while they are few, else condensed. Thread-safe. */
public final class HistorianReader implements AutoCloseable {

  /** Over a longer span the roll-ups are asked first whether readings are few. */
  private static final Duration SHORT = Duration.ofHours(2);

  private static final int PAGE = 20_000;

  private final Archive archive;

  public HistorianReader(HistorianSettings settings) {
    archive = Archives.of(settings);
  }

  /**
   * Reads what was asked for, never more rows than {@link HistoryQuery#points}. Where readings have
   * gone, and where a bucket takes a minute or more, it is read from the roll-ups.
   *
   * @throws IOException when the historian cannot be asked
   */
  public History read(HistoryQuery query) throws IOException {
    var series = new Series(query.machine(), query.signal());
    Grain kept = kept(series, query);
    if (kept == Grain.RAW && perhapsFew(series, query)) {
      List<Reading> readings =
          archive.readings(series, query.from(), query.to(), query.points() + 1);
      if (readings.size() <= query.points()) {
        return new History.Raw(
            readings.stream().map(one -> new History.Point(one.at(), one.value())).toList());
      }
    }
    Duration span = Duration.between(query.from(), query.to());
    Resolution resolution = Resolution.of(span, query.points(), kept);
    return history(whiles(series, query, resolution), resolution, query.points());
  }

  /** The finest grain that still has all that there is of a series in this time. */
  private Grain kept(Series series, HistoryQuery query) throws IOException {
    Grain kept = Grain.RAW;
    for (Grain coarser : List.of(Grain.MINUTES, Grain.HOURS)) {
      Optional<Instant> begins = archive.begins(series, kept);
      if (begins.isPresent() && !begins.get().isAfter(query.from())) {
        return kept;
      }
      Instant lost = begins.filter(query.to()::isAfter).orElse(query.to());
      Instant from = Resolution.floor(query.from(), coarser.length());
      Instant to = Resolution.floor(lost, coarser.length());
      if (from.isBefore(to) && has(series, coarser, from, to)) {
        kept = coarser;
      }
    }
    return kept;
  }

  private boolean has(Series series, Grain grain, Instant from, Instant to) throws IOException {
    return !archive.whiles(series, grain, from, to, Duration.ofDays(3660)).isEmpty();
  }

  /** Whether it is worth asking for the readings themselves: the whole hours have few enough. */
  private boolean perhapsFew(Series series, HistoryQuery query) throws IOException {
    if (Duration.between(query.from(), query.to()).compareTo(SHORT) <= 0) {
      return true;
    }
    Instant from = new Resolution(Grain.HOURS.length()).ceiling(query.from());
    Instant to = Resolution.floor(query.to(), Grain.HOURS.length());
    return archive.whiles(series, Grain.HOURS, from, to, Duration.ofDays(3660)).stream()
            .mapToLong(While::readings)
            .sum()
        <= query.points();
  }

  /**
   * What is rolled up, and from its last while on the readings themselves, so that the newest are
   * told before they are rolled up.
   */
  private List<While> whiles(Series series, HistoryQuery query, Resolution resolution)
      throws IOException {
    Instant from = resolution.floor(query.from());
    Instant to = resolution.ceiling(query.to());
    Grain grain = resolution.grain();
    Instant edge =
        archive.rolledUp(series).map(at -> Resolution.floor(at, grain.length())).orElse(from);
    if (grain == Grain.RAW || !edge.isAfter(from)) {
      return archive.whiles(series, Grain.RAW, from, to, resolution.length());
    }
    if (!edge.isBefore(to)) {
      return archive.whiles(series, grain, from, to, resolution.length());
    }
    List<While> newest = archive.whiles(series, Grain.RAW, edge, to, resolution.length());
    Instant end = newest.isEmpty() ? to : edge;
    return joined(archive.whiles(series, grain, from, end, resolution.length()), newest);
  }

  private static List<While> joined(List<While> earlier, List<While> later) {
    var all = new TreeMap<Instant, While>();
    earlier.forEach(one -> all.put(one.at(), one));
    later.forEach(one -> all.merge(one.at(), one, While::and));
    return List.copyOf(all.values());
  }

  /** Texts cannot be condensed: of each while the last is told. */
  private static History history(List<While> whiles, Resolution resolution, int points) {
    if (whiles.stream().anyMatch(one -> one.text() != null)) {
      return new History.Raw(
          whiles.stream()
              .limit(points)
              .map(one -> new History.Point(one.at(), lastOf(one)))
              .toList());
    }
    return new History.Condensed(
        resolution.length(), whiles.stream().limit(points).map(HistorianReader::bucket).toList());
  }

  private static Value lastOf(While one) {
    if (one.text() != null) {
      return Value.of(one.text());
    }
    return one.numbers() == 0 ? Value.MISSING : Value.of(one.last());
  }

  private static History.Bucket bucket(While one) {
    return new History.Bucket(
        one.at(), one.low(), one.high(), one.mean(), one.last(), one.numbers(), one.goodShare());
  }

  /**
   * The newest reading of every signal of every machine, in the order of their names.
   *
   * @throws IOException when the historian cannot be asked
   */
  public List<Latest> latest() throws IOException {
    return LatestReadings.of(archive);
  }

  /**
   * Writes all readings of a time to a file, the oldest first, a page after the other; those that
   * come in meanwhile may be there or not. The file is not finished.
   *
   * @throws IOException when the historian cannot be asked, or the file not written
   */
  public void export(Series series, Instant from, Instant to, ReadingsFile file)
      throws IOException {
    Instant next = from;
    List<Reading> page;
    do {
      page = archive.readings(series, next, to, PAGE);
      file.add(series, page);
      next = page.isEmpty() ? to : page.getLast().at().plusMillis(1);
    } while (page.size() == PAGE);
  }

  /** Asks once; null when the historian answers, else why not. */
  public @Nullable String fault() {
    try {
      archive.newest();
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Override
  public void close() {
    archive.close();
  }
}
