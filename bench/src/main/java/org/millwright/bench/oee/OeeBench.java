package org.millwright.bench.oee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.oee.OeeBook;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./millwright bench oee}: events per second through the time model and the indicators, on
 * one core.
 */
public final class OeeBench {

  private static final int MACHINES = 100;
  private static final int FRAMES = 1_000;
  private static final int RUNS = 5;

  private OeeBench() {}

  /** Runs it and prints the figures. */
  public static void main(Path home, List<String> options) throws IOException {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("bench oee: found " + options + ", expected no options");
    }
    OeeBook book = Told.book(MACHINES);
    List<Frame> frames = Told.frames(MACHINES, FRAMES);
    var runs = new ArrayList<InProcess.Run>();
    InProcess.run(frames, book);
    for (int i = 0; i < RUNS; i++) {
      runs.add(InProcess.run(frames, book));
    }
    double median = median(runs.stream().mapToDouble(InProcess.Run::perSecond).toArray());
    double bytes = median(runs.stream().mapToDouble(InProcess.Run::bytesPerEvent).toArray());
    say(
        "in process: %,.0f events/s of one core (median of %d), %.1f bytes/event",
        median, RUNS, bytes);
    OnKafka.Run onKafka = onKafka(frames, book);
    say(
        "Kafka Streams around it: %,.0f events/s; its own count by key of the same records: %,.0f",
        onKafka.linePerSecond(), onKafka.countPerSecond());
    write(home, median, bytes, onKafka);
  }

  private static OnKafka.Run onKafka(List<Frame> frames, OeeBook book) throws IOException {
    Path folder = Files.createTempDirectory("millwright-bench-oee");
    try {
      return OnKafka.run(folder, frames, book);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void write(Path home, double median, double bytes, OnKafka.Run onKafka)
      throws IOException {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", "oee");
    result.put("machines", MACHINES);
    result.put("eventsPerFrame", Told.EVENTS);
    result.put("inProcessEventsPerCpuSecond", median);
    result.put("allocatedBytesPerEvent", bytes);
    result.put("onKafkaStreamsEventsPerSecond", onKafka.linePerSecond());
    result.put("kafkaStreamsCountByKeyEventsPerSecond", onKafka.countPerSecond());
    result.put("ratioToCountByKey", onKafka.linePerSecond() / onKafka.countPerSecond());
    Path file = home.resolve("bench/results/oee.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    say("written to bench/results/oee.json");
  }

  private static double median(double[] figures) {
    Arrays.sort(figures);
    return figures[figures.length / 2];
  }

  private static void say(String format, Object... figures) {
    System.out.println(String.format(Locale.ROOT, format, figures));
  }
}
