package org.millwright.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.millwright.bench.history.HistoryBench;
import org.millwright.bench.ingest.IngestBench;
import org.millwright.bench.ingest.IngestSettings;
import org.millwright.bench.line.LineBench;
import org.millwright.bench.line.LineSettings;
import org.millwright.bench.oee.OeeBench;
import org.millwright.bench.restart.RestartBench;

/** {@code ./millwright bench NAME}: runs a benchmark and writes {@code bench/results/NAME.json}. */
public final class Bench {
  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> options =
        Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "line" -> line(options);
      case "ingest" -> ingest(options);
      case "oee" -> OeeBench.main(home(), options);
      case "history" -> HistoryBench.main(home(), options);
      case "restart" -> RestartBench.main(home(), options);
      default ->
          refuse(
              "bench: found "
                  + Arrays.toString(arguments)
                  + ", expected: line, ingest, oee, history or restart");
    }
  }

  private static void line(List<String> options) throws Exception {
    LineSettings settings;
    try {
      settings = LineSettings.read(options);
    } catch (IllegalArgumentException e) {
      refuse("bench line: " + e.getMessage());
      return;
    }
    if (!new LineBench(home(), settings).run()) {
      System.exit(1);
    }
  }

  private static void ingest(List<String> options) throws Exception {
    IngestSettings settings;
    try {
      settings = IngestSettings.read(options);
    } catch (IllegalArgumentException e) {
      refuse("bench ingest: " + e.getMessage());
      return;
    }
    if (!new IngestBench(home(), settings).run()) {
      System.exit(1);
    }
  }

  private static Path home() {
    String home = System.getenv("MILLWRIGHT_HOME");
    return Path.of(home == null ? "." : home).toAbsolutePath().normalize();
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }
}
