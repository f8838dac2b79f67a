package org.millwright.app.api;

import java.time.Instant;
import java.util.List;
import org.millwright.app.web.Refusal;
import org.millwright.connectors.historian.HistoryQuery;
import org.millwright.connectors.historian.archive.Series;
import org.millwright.domain.observation.SignalName;

/** Reads the parameters of calls for history, or refuses them. */
final class AskedHistory {

  private static final int MOST_SERIES = 20;

  private AskedHistory() {}

  static Series series(String machine, String signal) {
    SignalName name =
        SignalName.of(signal)
            .orElseThrow(() ->
                Refusal.badRequest(
                    "found \"" + signal + "\"", "signal", "a signal's name, such as vibration"));
    return new Series(Asked.machineId(machine), name);
  }

  /** Machine and signal with a slash between them, 1 to 20 of them. */
  static List<Series> series(List<String> signals) {
    if (signals.isEmpty() || signals.size() > MOST_SERIES) {
      throw Refusal.badRequest(
          "found " + signals.size() + " signals", "signals", "1 to " + MOST_SERIES);
    }
    return signals.stream().map(AskedHistory::series).toList();
  }

  private static Series series(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw Refusal.badRequest(
          "found \"" + text + "\"",
          "signals",
          "machine and signal with a slash between, such as cnc-1/vibration");
    }
    return series(text.substring(0, slash), text.substring(slash + 1));
  }

  static HistoryQuery query(Series series, Instant from, Instant to, int points) {
    try {
      return new HistoryQuery(series.machine(), series.signal(), from, to, points);
    } catch (IllegalArgumentException fault) {
      throw Refusal.badRequest(
          String.valueOf(fault.getMessage()),
          "from, to, points",
          "from before to, 10 to 5000 points");
    }
  }
}
