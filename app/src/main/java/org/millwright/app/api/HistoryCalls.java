package org.millwright.app.api;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.historian.HistorianReader;
import org.millwright.connectors.historian.History;
import org.millwright.connectors.historian.HistoryQuery;
import org.millwright.connectors.historian.Latest;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/history}. */
@RestController
@InRole(Role.CONSOLE)
class HistoryCalls {

  private static final String DEFAULT_POINTS = "" + HistoryQuery.DEFAULT_POINTS;

  private final HistorianReader historian;
  private final TagSheets tags;
  private final InstantSource clock;

  HistoryCalls(HistorianReader historian, TagSheets tags, InstantSource clock) {
    this.historian = historian;
    this.tags = tags;
    this.clock = clock;
  }

  /**
   * History of one signal.
   *
   * @param resolution raw, or the span of each row in ISO 8601
   */
  record HistoryView(
      String machine, String signal, String unit, String resolution, List<RowView> rows) {}

  /** A row: a reading, or the readings of a span. */
  sealed interface RowView {
    Instant at();

    /** One reading; {@code value} is a number, a text, or null for a gap. */
    record Reading(Instant at, @Nullable Object value) implements RowView {}

    /** What a span held. */
    record Span(
        Instant at,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double last,
        long count,
        @Nullable Double good)
        implements RowView {}
  }

  /** History of several signals over the same time, in the order in which they were asked for. */
  record HistoriesView(List<HistoryView> series) {}

  /** What a signal said last. */
  record LatestView(
      String machine,
      String signal,
      Instant at,
      @Nullable Object value,
      String quality,
      double ageSeconds) {}

  /** The latest reading of every signal. */
  record LatestsView(List<LatestView> items) {}

  @GetMapping(
      path = "/api/history",
      params = {"!signals", "!format"})
  HistoryView read(
      @RequestParam String machine,
      @RequestParam String signal,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = DEFAULT_POINTS) int points) {
    return read(AskedHistory.series(machine, signal), from, to, points);
  }

  @GetMapping(
      path = "/api/history",
      params = {"signals", "!format"})
  HistoriesView readAll(
      @RequestParam List<String> signals,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = DEFAULT_POINTS) int points) {
    Instant end = to == null ? clock.instant() : to;
    return new HistoriesView(
        AskedHistory.series(signals).stream().map(one -> read(one, from, end, points)).toList());
  }

  @GetMapping("/api/history/latest")
  LatestsView latest() {
    Instant now = clock.instant();
    try {
      return new LatestsView(historian.latest().stream().map(latest -> view(latest, now)).toList());
    } catch (IOException away) {
      throw unavailable(away);
    }
  }

  private static LatestView view(Latest latest, Instant now) {
    return new LatestView(
        latest.series().machine().value(),
        latest.series().signal().value(),
        latest.at(),
        JsonValue.of(latest.value()),
        latest.quality().word(),
        Duration.between(latest.at(), now).toMillis() / 1000.0);
  }

  private HistoryView read(Series series, Instant from, @Nullable Instant to, int points) {
    HistoryQuery query =
        AskedHistory.query(series, from, to == null ? clock.instant() : to, points);
    try {
      return view(historian.read(query), series.machine(), series.signal());
    } catch (IOException away) {
      throw unavailable(away);
    }
  }

  private static Refusal unavailable(IOException away) {
    return Refusal.unavailable("The historian did not answer: " + away.getMessage());
  }

  private HistoryView view(History history, MachineId machine, SignalName signal) {
    Optional<Tag> tag = tags.of(machine).flatMap(sheet -> sheet.of(signal));
    String unit = tag.map(one -> one.unit().symbol()).orElse("");
    return switch (history) {
      case History.Raw raw ->
          new HistoryView(
              machine.value(),
              signal.value(),
              unit,
              "raw",
              raw.points().stream().map(HistoryCalls::row).toList());
      case History.Condensed condensed ->
          new HistoryView(
              machine.value(),
              signal.value(),
              unit,
              condensed.resolution().toString(),
              condensed.buckets().stream().map(HistoryCalls::row).toList());
    };
  }

  private static RowView row(History.Point point) {
    return new RowView.Reading(point.at(), JsonValue.of(point.value()));
  }

  private static RowView row(History.Bucket bucket) {
    return new RowView.Span(
        bucket.at(),
        finite(bucket.min()),
        finite(bucket.max()),
        finite(bucket.mean()),
        finite(bucket.last()),
        bucket.count(),
        finite(bucket.good()));
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
