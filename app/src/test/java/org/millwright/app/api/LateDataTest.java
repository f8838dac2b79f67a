package org.millwright.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.app.api.DeliveredRun.Arrival;
import org.millwright.connectors.store.FindingTable;
import org.millwright.connectors.store.Page;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.plant.Machine;
import org.millwright.rules.RuleBook;
import org.millwright.rules.RuleFiles;

/**
 * One run, delivered in order to one plant, and to another with three machines two hours late, five
 * of a hundred frames twice, and all of them shuffled within ten minutes.
 */
class LateDataTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final long SEED = 7;
  private static final Set<String> LATE = Set.of("mill-3", "press-1", "press-3");
  private static final Instant CUT = MadeRun.START.plus(Duration.ofHours(1));
  private static final Duration TWO_HOURS = Duration.ofHours(2);
  private static final Instant AFTERWARDS = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2026-03-02T08:15:00Z");

  /** Mill-1 stands since 6:40. */
  private static final Instant STANDING = Instant.parse("2026-03-02T06:58:00Z");

  /** Of the last hour, a third is missing of what comes late. */
  private static final Instant SILENT = Instant.parse("2026-03-02T07:20:00Z");

  /** As the plant's own rules judge. */
  private static final Judge JUDGE =
      RuleBook.of(RuleFiles.read(Path.of("..").toAbsolutePath().normalize())).orThrow();

  private final MadeRun run = new MadeRun(SEED);

  @TempDir Path folder;

  @Test
  void theOrderInWhichFramesComeChangesNoFigureAndWhatWasRestatedIsListedOnce()
      throws IOException, InterruptedException {
    Map<String, String> inOrder;
    try (var plant = new DeliveredRun(folder.resolve("in-order"), JUDGE)) {
      deliver(plant, inOrder(), MadeRun.END.plusSeconds(60));
      plant.clock(AFTERWARDS);
      inOrder = figures(plant);
      agreesWithThePlan(plant);
      assertThat(restated(plant, null)).as("nothing came late").isEmpty();
      awaitFindings(plant, "stop-long/mill-1");
      assertThat(decisions(plant)).as("nothing came late").isEmpty();
    }
    try (var plant = new DeliveredRun(folder.resolve("late"), JUDGE)) {
      List<Arrival> arrivals = late();
      int middle = until(MIDDLE, arrivals);
      deliver(plant, arrivals.subList(0, middle), MadeRun.END.plusSeconds(660));
      plant.clock(MIDDLE.plusSeconds(30));
      String told = DeliveredRun.json(view(plant, null, null, MIDDLE));
      assertThat(told).isNotEqualTo(DeliveredRun.json(view(plant, null, null, null)));

      plant.deliver(arrivals.subList(middle, arrivals.size()), MadeRun.END.plusSeconds(660));
      plant.clock(AFTERWARDS);
      assertThat(figures(plant)).as("figures").isEqualTo(inOrder);
      assertThat(DeliveredRun.json(view(plant, null, null, MIDDLE)))
          .as("as known in the middle, byte for byte")
          .isEqualTo(told);
      restatedHoursAreListedOnce(plant);
      restatedDecisionsAreListedOnce(plant);
    }
  }

  private static void deliver(DeliveredRun plant, List<Arrival> arrivals, Instant stepsUntil)
      throws InterruptedException {
    int standing = until(STANDING, arrivals);
    int silent = until(SILENT, arrivals);
    plant.deliver(arrivals.subList(0, standing), stepsUntil);
    plant.judge(1);
    plant.deliver(arrivals.subList(standing, silent), stepsUntil);
    plant.judge(8);
    plant.deliver(arrivals.subList(silent, arrivals.size()), stepsUntil);
  }

  private static int until(Instant moment, List<Arrival> arrivals) {
    return (int) arrivals.stream().filter(one -> one.at().isBefore(moment)).count();
  }

  private List<Arrival> inOrder() {
    return run.frames().stream().map(frame -> new Arrival(frame.knownAt(), frame)).toList();
  }

  private List<Arrival> late() {
    var random = new Random(SEED);
    var arrivals = new ArrayList<Arrival>();
    for (Frame frame : run.frames()) {
      arrivals.add(arrival(frame, random));
      if (random.nextInt(20) == 0) {
        arrivals.add(arrival(frame, random));
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private static Arrival arrival(Frame frame, Random random) {
    boolean late = LATE.contains(frame.machine().value()) && frame.knownAt().isAfter(CUT);
    return new Arrival(
        frame.knownAt().plus(late ? TWO_HOURS : Duration.ZERO).plusMillis(random.nextLong(600_000)),
        frame);
  }

  /** The figures of everybody, by hour and by shift. */
  private static Map<String, String> figures(DeliveredRun plant) {
    var all = new LinkedHashMap<String, String>();
    for (String per : List.of("hour", "shift")) {
      all.put("plant " + per, figures(plant.calls, null, null, per));
      all.put("line-1 " + per, figures(plant.calls, null, "line-1", per));
      all.put("line-2 " + per, figures(plant.calls, null, "line-2", per));
      for (Machine one : MadeRun.PLANT) {
        all.put(one.id() + " " + per, figures(plant.calls, one.id().value(), null, per));
      }
    }
    return all;
  }

  /** All of the answer but when the newest fact became known. */
  private static String figures(
      OeeCalls calls, @Nullable String machine, @Nullable String line, String per) {
    OeeCalls.OeeView view = calls.of(machine, line, MadeRun.START, MadeRun.END, null, per);
    return DeliveredRun.json(List.of(view.total(), view.machines(), view.parts()));
  }

  private static OeeCalls.OeeView view(
      DeliveredRun plant,
      @Nullable String machine,
      @Nullable String line,
      @Nullable Instant asKnownAt) {
    return plant.calls.of(
        machine, line, MadeRun.START, MadeRun.START.plus(TWO_HOURS), asKnownAt, "hour");
  }

  private void agreesWithThePlan(DeliveredRun plant) {
    for (Machine machine : MadeRun.PLANT) {
      OeeCalls.OeeView view =
          plant.calls.of(machine.id().value(), null, MadeRun.START, MadeRun.END, null, "hour");
      agrees(view.total(), run.sum(machine, 0, MadeRun.TICKS), machine.id() + " in all");
      assertThat(view.parts()).hasSize(3);
      for (int hour = 0; hour < 3; hour++) {
        int first = hour * MadeRun.TICKS_AN_HOUR;
        agrees(
            view.parts().get(hour).total(),
            run.sum(machine, first, first + MadeRun.TICKS_AN_HOUR),
            machine.id() + " in hour " + hour);
      }
    }
  }

  private static void agrees(OeeFigures figures, MadeRun.Sum plan, String what) {
    double tick = MadeRun.TICK.toSeconds();
    assertThat(figures.time().production()).as(what).isEqualTo(plan.production() * tick);
    assertThat(figures.time().delay()).as(what).isEqualTo(plan.delay() * tick);
    assertThat(figures.time().setup()).as(what).isEqualTo(plan.setup() * tick);
    assertThat(figures.time().plannedDown()).as(what).isEqualTo(plan.plannedDown() * tick);
    assertThat(figures.time().unknown()).as(what).isZero();
    assertThat(figures.counts().produced()).as(what).isEqualTo(plan.produced());
    assertThat(figures.counts().scrap()).as(what).isEqualTo(plan.scrap());
  }

  /**
   * The last twenty seconds before the cut were told at the cut, and the last frame tells of the
   * first moment of the hour after the run: these hours became others too.
   */
  private static void restatedHoursAreListedOnce(DeliveredRun plant) {
    List<OeeRestatedCalls.RestatementView> restated = restated(plant, null);
    assertThat(restated)
        .extracting(one -> one.machine() + " " + one.from())
        .doesNotHaveDuplicates();
    for (String machine : LATE) {
      assertThat(restated(plant, machine))
          .extracting(OeeRestatedCalls.RestatementView::from)
          .as(machine)
          .containsExactlyInAnyOrder(
              CUT.minus(HOUR), CUT, CUT.plus(HOUR), CUT.plus(HOUR.multipliedBy(2)));
    }
    assertThat(restated).allSatisfy(one -> assertThat(one.before()).isNotEqualTo(one.after()));
  }

  private static List<OeeRestatedCalls.RestatementView> restated(
      DeliveredRun plant, @Nullable String machine) {
    return plant.restated.restatements(machine, null, null, null).items();
  }

  private static List<OeeRestatedCalls.RestatedView> decisions(DeliveredRun plant) {
    return plant.restated.restatedDecisions(null, null, null, null).items();
  }

  /**
   * At twenty past seven nobody had heard of the late machines for a third of the hour; by what is
   * known now there is no such time. Mill-1 stood as long as it was said to.
   */
  private static void restatedDecisionsAreListedOnce(DeliveredRun plant) {
    awaitFindings(plant, "stop-long/mill-1");
    LATE.forEach(machine -> awaitFindings(plant, "no-data/" + machine));
    List<OeeRestatedCalls.RestatedView> decisions = decisions(plant);
    assertThat(decisions)
        .extracting(OeeRestatedCalls.RestatedView::finding)
        .doesNotHaveDuplicates();
    assertThat(decisions)
        .noneMatch(one -> one.finding().startsWith("stop-long/mill-1/"))
        .filteredOn(one -> one.kind().equals("no-data"))
        .allSatisfy(one -> {
          assertThat(one.figure()).isEqualTo("unknown");
          assertThat(one.said()).isGreaterThan(25);
          assertThat(one.now()).isZero();
          assertThat(one.stands()).isFalse();
        })
        .extracting(OeeRestatedCalls.RestatedView::machine)
        .containsExactlyInAnyOrderElementsOf(LATE);
  }

  private static void awaitFindings(DeliveredRun plant, String key) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(plant.findings.list(FindingTable.Filter.ALL, Page.Request.first()).items())
                .anyMatch(row -> row.entry().finding().key().value().startsWith(key + "/")));
  }
}
