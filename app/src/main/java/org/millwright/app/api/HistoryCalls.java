package org.millwright.app.api;

import java.sql.SQLException;
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
        Instant at, @Nullable Double min, @Nullable Double max, @Nullable Double mean, long count)
        implements RowView {}
  }

  @GetMapping("/api/history")
  HistoryView read(
      @RequestParam String machine,
      @RequestParam String signal,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = DEFAULT_POINTS) int points) {
    MachineId id = Asked.machineId(machine);
    SignalName name = signalName(signal);
    try {
      return view(historian.read(query(id, name, from, to, points)), id, name);
    } catch (SQLException away) {
      throw Refusal.unavailable("The historian did not answer: " + away.getMessage());
    }
  }

  private HistoryQuery query(
      MachineId machine, SignalName signal, Instant from, @Nullable Instant to, int points) {
    try {
      return new HistoryQuery(machine, signal, from, to == null ? clock.instant() : to, points);
    } catch (IllegalArgumentException fault) {
      throw Refusal.badRequest(
          String.valueOf(fault.getMessage()),
          "from, to, points",
          "from before to, 10 to 5000 points");
    }
  }

  private static SignalName signalName(String text) {
    return SignalName.of(text)
        .orElseThrow(() ->
            Refusal.badRequest(
                "found \"" + text + "\"", "signal", "a signal's name, such as vibration"));
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
        bucket.count());
  }

  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
