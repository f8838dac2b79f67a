package org.millwright.bench.history;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fills a historian of its own, asks it, prints, writes the result and removes what it made. */
public final class HistoryBench {

  private static final InstantSource CLOCK = InstantSource.system();

  private HistoryBench() {}

  /** Runs it: some minutes. */
  public static void main(Path home, List<String> options) throws Exception {
    HistorySettings settings;
    try {
      settings = HistorySettings.read(options);
    } catch (IllegalArgumentException e) {
      System.err.println("bench history: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path data = Files.createTempDirectory("millwright-history");
    try (EmbeddedStack stack = EmbeddedStack.start(data, Set.of(PartName.HISTORIAN))) {
      Path file = Files.createDirectories(home.resolve("bench/results")).resolve("history.json");
      Files.writeString(file, measured(stack, settings));
      say("Written to " + home.relativize(file));
    } finally {
      remove(data);
    }
  }

  private static String measured(EmbeddedStack stack, HistorySettings settings) throws Exception {
    ObjectNode result = JsonMapper.shared().createObjectNode();
    result.put("benchmark", "history");
    result.put("cores", Runtime.getRuntime().availableProcessors());
    result.put(
        "load", Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]));
    Instant from = CLOCK.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(2));
    var sensors = new Sensors(from, settings.rows() * 1_000_000L);
    try (var writing = new Writing(stack, sensors)) {
      writing.bare(result);
      writing.ours(result);
    }
    try (var reading = new Reading(stack, sensors, settings.calls())) {
      reading.all(result);
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n";
  }

  static void say(String form, Object... parts) {
    System.out.println(
        CLOCK.instant().truncatedTo(ChronoUnit.SECONDS)
            + "  "
            + String.format(Locale.ROOT, form, parts));
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException fault)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
