package org.millwright.app.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.app.role.InRole;
import org.millwright.app.role.Role;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.historian.HistorianReader;
import org.millwright.connectors.historian.HistoryQuery;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.connectors.historian.export.ReadingsFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/history?format=}: all readings, none condensed, as a file. It is sent as it is read;
 * one that breaks off has no proper end, and the connection is closed on it.
 */
@RestController
@InRole(Role.CONSOLE)
class HistoryExports {

  private enum Format {
    CSV("text/csv;charset=UTF-8"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  private final HistorianReader historian;
  private final InstantSource clock;

  HistoryExports(HistorianReader historian, InstantSource clock) {
    this.historian = historian;
    this.clock = clock;
  }

  @GetMapping(
      path = "/api/history",
      params = {"format", "!signals"})
  void export(
      @RequestParam String format,
      @RequestParam String machine,
      @RequestParam String signal,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      HttpServletResponse response)
      throws IOException {
    send(format, List.of(AskedHistory.series(machine, signal)), from, to, response);
  }

  @GetMapping(
      path = "/api/history",
      params = {"format", "signals"})
  void exportAll(
      @RequestParam String format,
      @RequestParam List<String> signals,
      @RequestParam Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      HttpServletResponse response)
      throws IOException {
    send(format, AskedHistory.series(signals), from, to, response);
  }

  private void send(
      String word,
      List<Series> all,
      Instant from,
      @Nullable Instant to,
      HttpServletResponse response)
      throws IOException {
    Format format = Asked.word("format", word, Format.class);
    Instant end = to == null ? clock.instant() : to;
    all.forEach(one -> AskedHistory.query(one, from, end, HistoryQuery.DEFAULT_POINTS));
    String fault = historian.fault();
    if (fault != null || format == null) {
      throw Refusal.unavailable("The historian did not answer: " + fault);
    }
    response.setContentType(format.mediaType);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"readings." + Asked.word(format) + "\"");
    ReadingsFile file = file(format, response);
    for (Series one : all) {
      historian.export(one, from, end, file);
    }
    file.finish();
  }

  private static ReadingsFile file(Format format, HttpServletResponse response) throws IOException {
    return switch (format) {
      case CSV -> ReadingsFile.csv(response.getOutputStream());
      case PARQUET -> ReadingsFile.parquet(response.getOutputStream());
    };
  }
}
