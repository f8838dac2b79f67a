package org.millwright.bench.restart;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.millwright.bench.load.Machine;
import org.millwright.bench.load.Program;
import org.millwright.bench.load.Quantiles;
import org.millwright.stack.settings.PartName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ./millwright bench restart}: kills the app of the virtual factory in mid-shift, again and
 * again, and takes the time until its OEE is there again, and until it counts what machines told
 * after the kill.
 */
public final class RestartBench {

  private static final int RUNS = 5;

  /** Who dies within a minute is started again the later, the more often it did. */
  private static final Duration LIFE = Duration.ofSeconds(65);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 20;

  private final InstantSource clock = InstantSource.system();
  private final Program program;

  private RestartBench(Program program) {
    this.program = program;
  }

  /** Runs it and prints the figures. */
  public static void main(Path home, List<String> options) throws Exception {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("bench restart: found " + options + ", expected none");
    }
    Machine machine = Machine.here();
    var runs = new ArrayList<Run>();
    try (Program program = Program.ofVirtualFactory()) {
      var bench = new RestartBench(program);
      bench.endOnceInOrder();
      for (int i = 0; i < RUNS; i++) {
        TimeUnit.SECONDS.sleep(LIFE.toSeconds());
        Run run = bench.run();
        runs.add(run);
        System.out.printf(
            Locale.ROOT,
            "kill -9 of the app: the same OEE after %.1f s, OEE of what came since after %.1f s%n",
            run.sameSeconds,
            run.goesOnSeconds);
      }
    }
    write(home, machine, runs);
  }

  /**
   * One kill.
   *
   * @param sameSeconds until the plant's OEE of the two minutes before it is told as before
   * @param goesOnSeconds until the running shift of every machine counts what it told afterwards
   */
  private record Run(double sameSeconds, double goesOnSeconds) {}

  /** At its first end in order the app leaves the archive that later starts load from. */
  private void endOnceInOrder() throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(LIFE.toSeconds());
    ProcessHandle app = program.stack().process(PartName.APP);
    app.destroy();
    await("the app ended", () -> !app.isAlive());
    Instant ended = clock.instant();
    await("every machine was heard after " + ended, () -> allHeardAfter(ended));
  }

  private Run run() throws IOException, InterruptedException {
    Instant to = clock.instant();
    await("every machine was heard after " + to, () -> allHeardAfter(to));
    String past = "/api/oee?from=" + to.minusSeconds(120) + "&to=" + to;
    JsonNode total = get(past).path("total");
    Instant killed = clock.instant();
    program.stack().process(PartName.APP).destroyForcibly();
    await("OEE is what it was", () -> get(past).path("total").equals(total));
    double same = since(killed);
    await("every machine was heard after " + killed, () -> allHeardAfter(killed));
    return new Run(same, since(killed));
  }

  private boolean allHeardAfter(Instant moment) {
    JsonNode items = get("/api/oee/running").path("items");
    return !items.isEmpty()
        && items.valueStream().allMatch(item -> heardAfter(item.path("heardUntil"), moment));
  }

  private static boolean heardAfter(JsonNode heard, Instant moment) {
    return heard.isString() && Instant.parse(heard.asString()).isAfter(moment);
  }

  private double since(Instant moment) {
    return Duration.between(moment, clock.instant()).toMillis() / 1_000.0;
  }

  private static void await(String what, BooleanSupplier condition)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IOException("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** What the app answers; nothing while it is away. */
  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(program.app().resolve(path))
            .header("Authorization", "Bearer " + program.token())
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      HttpResponse<String> answer =
          program.http().send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? JsonMapper.shared().readTree(answer.body())
          : JsonMapper.shared().missingNode();
    } catch (IOException away) {
      return JsonMapper.shared().missingNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return JsonMapper.shared().missingNode();
    }
  }

  private static void write(Path home, Machine machine, List<Run> runs) throws IOException {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("benchmark", "restart");
    root.putPOJO("machine", machine);
    root.put("kills", runs.size());
    seconds(root, "sameOeeSeconds", runs.stream().map(Run::sameSeconds).toList());
    seconds(root, "oeeGoesOnSeconds", runs.stream().map(Run::goesOnSeconds).toList());
    Path file = Files.createDirectories(home.resolve("bench/results")).resolve("restart.json");
    Files.writeString(file, root.toPrettyString() + "\n");
    System.out.println("Written to " + home.relativize(file));
  }

  private static void seconds(ObjectNode root, String name, List<Double> seconds) {
    Quantiles all = Quantiles.of(seconds);
    root.putObject(name).put("median", all.p50()).put("max", all.max());
  }
}
