package org.millwright.bench.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.millwright.bench.load.Floor;
import org.millwright.bench.load.GeneratedPlant;
import org.millwright.bench.load.Generator;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Machine;
import org.millwright.bench.load.Metrics;
import org.millwright.bench.load.Program;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts the program, puts load on it, measures, prints and writes the result. */
public final class LineBench {

  private static final String TOPIC = "plant/line-1/%s/telemetry";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration SETTLE = Duration.ofSeconds(60);

  private final Path home;
  private final LineSettings settings;
  private final InstantSource clock = InstantSource.system();

  /**
   * A benchmark, not yet run.
   *
   * @param home the installation
   */
  public LineBench(Path home, LineSettings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * Runs it: some minutes.
   *
   * @return whether what must hold did: the pace, and nothing lost
   */
  public boolean run() throws Exception {
    Machine machine = Machine.here();
    List<Result> results = new ArrayList<>();
    if (settings.parts().contains("plant")) {
      say("The virtual factory: starting everything");
      results.add(plant());
    }
    if (settings.parts().contains("generator")) {
      say("The generator: starting everything but the virtual factory");
      results.add(generator());
    }
    var report = new Report(machine, settings, results);
    Path file = Files.createDirectories(home.resolve("bench/results")).resolve("line.json");
    Files.writeString(file, report.json());
    System.out.print(report.text());
    say("Written to " + home.relativize(file));
    return report.holds();
  }

  private Result plant() throws IOException, InterruptedException {
    try (var program = Program.ofVirtualFactory();
        var watch = new FindingWatch(program.stack().kafkaBootstrap(), clock)) {
      say("Warming up for " + settings.warmUp().toSeconds() + " s");
      Thread.sleep(settings.warmUp());
      watch.reset();
      Map<String, Usage> before = program.usage();
      int machines = wear(program);
      List<Metrics> marks = marks(program);
      Map<String, Usage> usage = since(program.usage(), before);
      List<FindingWatch.Heard> heard = watch.heard();
      long found =
          heard.stream().filter(LineBench::isWork).map(h -> h.machine()).distinct().count();
      int others = (int) heard.stream().filter(h -> !isWork(h)).count();
      return result("plant", marks, watch, others, machines - (int) found, usage, Optional.empty());
    }
  }

  /** Lets every machine of the virtual factory wear, so that there is something to find. */
  private static int wear(Program program) throws IOException, InterruptedException {
    JsonNode machines = JsonMapper.shared().readTree(program.twin("GET", "/machines", ""));
    for (JsonNode machine : machines) {
      String fault = "{\"machine\":\"%s\",\"kind\":\"bearing-wear\"}";
      program.twin("POST", "/faults", fault.formatted(machine.path("id").asString()));
    }
    return machines.size();
  }

  private static boolean isWork(FindingWatch.Heard heard) {
    return heard.kind().equals("machine-needs-work");
  }

  private Result generator() throws Exception {
    var plant = new GeneratedPlant(settings.machines(), settings.signals());
    try (var program = Program.ofGenerator(home, plant)) {
      String mqtt = program.stack().mqttUrl();
      say("The floor: the same messages to a bare subscriber");
      Quantiles floor = Floor.measure(mqtt, settings.load(), clock);
      try (var watch = new FindingWatch(program.stack().kafkaBootstrap(), clock);
          var load = new Generator(mqtt, settings.load(), TOPIC, clock, watch::broke);
          ExecutorService beside = Executors.newSingleThreadExecutor()) {
        say("Warming up for " + settings.warmUp().toSeconds() + " s");
        load.run(settings.warmUp());
        watch.reset();
        return loaded(program, watch, load, beside, floor);
      }
    }
  }

  private Result loaded(
      Program program, FindingWatch watch, Generator load, ExecutorService beside, Quantiles floor)
      throws Exception {
    Map<String, Usage> before = program.usage();
    Future<?> running =
        beside.submit(() -> {
          load.run(settings.duration());
          return null;
        });
    List<Metrics> marks = marks(program);
    Map<String, Usage> usage = since(program.usage(), before);
    running.get();
    settle(watch);
    say("Counting what arrived");
    int readings = settings.signals();
    Ledger ledger =
        Ledger.close(
            program.stack(),
            program.http(),
            load.frames() * readings,
            load.acknowledged() * readings,
            PATIENCE);
    int unexpected = watch.heard().size() - watch.fromBreak().count();
    var generated =
        new Result.Generated(settings.load().readingsPerSecond(), load.lag(), floor, ledger);
    return result(
        "generator", marks, watch, unexpected, watch.outstanding(), usage, Optional.of(generated));
  }

  /** Waits for the findings of limits that were broken, a minute at most. */
  private static void settle(FindingWatch watch) throws InterruptedException {
    long began = System.nanoTime();
    while (watch.outstanding() > 0 && System.nanoTime() - began < SETTLE.toNanos()) {
      Thread.sleep(50);
    }
  }

  /** The app's figures at the borders of the windows. */
  private List<Metrics> marks(Program program) throws IOException, InterruptedException {
    say(
        "Measuring for %d s in %d windows"
            .formatted(settings.duration().toSeconds(), settings.windows()));
    long began = System.nanoTime();
    List<Metrics> marks = new ArrayList<>(List.of(program.metrics()));
    for (int window = 1; window <= settings.windows(); window++) {
      long due = began + window * settings.window().toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      marks.add(program.metrics());
    }
    return marks;
  }

  private Result result(
      String name,
      List<Metrics> marks,
      FindingWatch watch,
      int unexpected,
      int missed,
      Map<String, Usage> usage,
      Optional<Result.Generated> generated) {
    List<Metrics> windows = new ArrayList<>();
    for (int i = 1; i < marks.size(); i++) {
      windows.add(marks.get(i).since(marks.get(i - 1)));
    }
    List<Long> fromJudged =
        watch.heard().stream()
            .filter(LineBench::isWork)
            .map(heard -> heard.heard() - heard.judged())
            .toList();
    return new Result(
        name,
        settings.duration().toSeconds(),
        windows,
        marks.getLast().since(marks.getFirst()),
        watch.fromBreak(),
        Quantiles.of(fromJudged),
        unexpected,
        missed,
        usage,
        generated);
  }

  private static Map<String, Usage> since(Map<String, Usage> now, Map<String, Usage> before) {
    var difference = new LinkedHashMap<String, Usage>();
    now.forEach((part, usage) ->
        difference.put(part, usage.since(before.getOrDefault(part, new Usage(0, 0)))));
    return difference;
  }

  private void say(String sentence) {
    System.out.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + "  " + sentence);
  }
}
