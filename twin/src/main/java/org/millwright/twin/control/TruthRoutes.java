package org.millwright.twin.control;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.millwright.twin.truth.TruthLog;

/** {@code GET /truth?since=}: JSON lines after a sequence number, or from a moment on. */
final class TruthRoutes {
  private final TruthLog log;

  TruthRoutes(TruthLog log) {
    this.log = log;
  }

  void addTo(Routes routes) {
    routes.on("GET /truth", request -> truth(request.query("since").orElse("0")));
  }

  private Reply truth(String since) {
    if (since.matches("\\d{1,18}")) {
      long after = Long.parseLong(since);
      return lines(out -> log.since(after, writing(out)));
    }
    try {
      Instant from = Instant.parse(since);
      return lines(out -> log.since(from, writing(out)));
    } catch (DateTimeParseException e) {
      throw Problem.badField(
          "since",
          "\"" + since + "\"",
          "a sequence number such as 17, or a time such as 2026-01-31T12:00:00Z");
    }
  }

  private static Reply lines(Reply.Body body) {
    return new Reply(200, "application/x-ndjson", body);
  }

  private static Consumer<String> writing(OutputStream out) {
    return line -> {
      try {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("the reader of the truth went away", e);
      }
    };
  }
}
