package org.millwright.bench.ingest;

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
import java.util.concurrent.TimeUnit;
import org.millwright.bench.load.Floor;
import org.millwright.bench.load.GeneratedPlant;
import org.millwright.bench.load.Generator;
import org.millwright.bench.load.Ledger;
import org.millwright.bench.load.Machine;
import org.millwright.bench.load.Metrics;
import org.millwright.bench.load.Program;
import org.millwright.bench.load.Quantiles;
import org.millwright.bench.load.Usage;

/**
 * Starts the program with the edge role in a process of its own, publishes readings at a pace,
 * makes trouble when asked for, and holds what was sent against what is stored.
 */
public final class IngestBench {

  private static final String TOPIC = "plant/line-1/%s/telemetry";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** A backlog is worked off when no more than this is missing: what is on its way anyhow. */
  private static final Duration UNDERWAY = Duration.ofSeconds(3);

  private final Path home;
  private final IngestSettings settings;
  private final InstantSource clock = InstantSource.system();

  /**
   * A benchmark, not yet run.
   *
   * @param home the installation
   */
  public IngestBench(Path home, IngestSettings settings) {
    this.home = home;
    this.settings = settings;
  }

  /**
   * Runs it: the measured time and some minutes.
   *
   * @return whether what must hold did: the pace, and nothing lost
   */
  public boolean run() throws Exception {
    Machine machine = Machine.here();
    say("Starting everything but the virtual factory, the edge in a process of its own");
    IngestResult result = measure();
    var report = new IngestReport(machine, settings, result);
    Path file = Files.createDirectories(home.resolve("bench/results")).resolve(report.file());
    Files.writeString(file, report.json());
    System.out.print(report.text());
    say("Written to " + home.relativize(file));
    return report.holds();
  }

  private IngestResult measure() throws Exception {
    var plant = new GeneratedPlant(settings.machines(), settings.signals());
    try (var program = Program.withEdge(home, plant)) {
      String mqtt = program.stack().mqttUrl();
      say("The floor: the same messages to a bare subscriber");
      Quantiles floor = Floor.measure(mqtt, settings.load(), clock);
      try (var live = new LiveWatch(program, settings.load().frameMillis(), clock);
          var state = new StateWatch(program.stack().kafkaBootstrap());
          var load = new Generator(mqtt, settings.load(), TOPIC, clock, (_, _) -> {});
          ExecutorService beside = Executors.newFixedThreadPool(2)) {
        say("Warming up for " + settings.warmUp().toSeconds() + " s");
        load.run(settings.warmUp());
        live.latencies().reset();
        state.latencies().reset();
        return loaded(program, new Watches(live, state), load, beside, floor);
      }
    }
  }

  private record Watches(LiveWatch live, StateWatch state) {}

  private IngestResult loaded(
      Program program, Watches watches, Generator load, ExecutorService beside, Quantiles floor)
      throws Exception {
    say("Measuring for " + settings.duration().toSeconds() + " s");
    var trouble = new Trouble(program.stack());
    Map<String, Usage> before = usage(program);
    Future<?> running =
        beside.submit(() -> {
          load.run(settings.duration());
          return null;
        });
    Future<Optional<IngestResult.Drain>> drain =
        beside.submit(() -> makeTrouble(program, trouble, load));
    List<Metrics> windows = settings.isCalm() ? windows(program, watches) : List.of();
    running.get();
    Map<String, Usage> usage = since(usage(program), before);
    Latencies.Told state = watches.state().latencies().told();
    Latencies.Told live = watches.live().latencies().told();
    say("Counting what arrived");
    Optional<IngestResult.Drain> drained = drain.get();
    int readings = settings.signals();
    Ledger ledger =
        Ledger.close(
            program.stack(),
            program.http(),
            load.frames() * readings,
            load.acknowledged() * readings,
            PATIENCE);
    return new IngestResult(
        windows, state, live, floor, load.lag(), usage, ledger, drained, trouble.killed());
  }

  private Optional<IngestResult.Drain> makeTrouble(Program program, Trouble trouble, Generator load)
      throws Exception {
    if (settings.kills() > 0) {
      trouble.kill(settings.kills(), settings.duration(), settings.kills());
    }
    if (settings.outage().isZero()) {
      return Optional.empty();
    }
    trouble.keepHistorianDown(settings.outage());
    say("The historian may come back");
    return Optional.of(drain(program, load));
  }

  /** From the historian's first answer until it has all but what is on its way anyhow. */
  private IngestResult.Drain drain(Program program, Generator load)
      throws IOException, InterruptedException {
    long atFirst = rows(program);
    long began = System.nanoTime();
    long sentAtFirst = load.frames() * settings.signals();
    long underway = settings.rate() * UNDERWAY.toSeconds();
    long rows = atFirst;
    while (load.frames() * settings.signals() - rows > underway
        && System.nanoTime() - began < PATIENCE.toNanos()) {
      TimeUnit.SECONDS.sleep(1);
      rows = rows(program);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    return new IngestResult.Drain(sentAtFirst - atFirst, seconds, (rows - atFirst) / seconds);
  }

  private static long rows(Program program) throws InterruptedException {
    while (true) {
      try {
        return Ledger.rows(program.stack(), program.http());
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private List<Metrics> windows(Program program, Watches watches)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    List<Metrics> windows = new ArrayList<>();
    Metrics last = program.metrics();
    for (int window = 1; window <= settings.windows(); window++) {
      long due = began + window * IngestSettings.WINDOW.toNanos();
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      Metrics now = program.metrics();
      windows.add(now.since(last));
      last = now;
      watches.live().latencies().endWindow();
      watches.state().latencies().endWindow();
    }
    return windows;
  }

  /** Nothing of a run with kills: what the killed had used is gone with them. */
  private Map<String, Usage> usage(Program program) throws IOException {
    return settings.kills() == 0 ? program.usage() : Map.of();
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
