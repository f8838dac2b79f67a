package org.millwright.tests.line;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.stack.settings.PartName;
import org.millwright.tests.line.Answers.Reading;
import org.millwright.tests.line.Answers.Task;

/**
 * {@code kill -9} in the middle of a story: it still ends right, with nothing doubled or lost.
 *
 * <p>One story with three crashes runs always; every part at every point with {@code ./millwright
 * test -Pcrash}.
 */
@Isolated
@ExtendWith(SharedPlant.class)
class CrashTest {
  /** Where in a story the crash happens. */
  enum Point {
    FINDING_OPEN,
    TASK_OPEN,
    DOCUMENT_BEING_SENT
  }

  private static final Set<PartName> APP = Set.of(PartName.APP);
  private static final Set<PartName> ENGINE = Set.of(PartName.ENGINE);
  private static final Set<PartName> STACK =
      Set.of(PartName.KAFKA, PartName.POSTGRES, PartName.MQTT, PartName.HISTORIAN);

  /** It publishes twice a second whatever its state, so its history shows every gap. */
  private static final String WITNESS = "conveyor-1";

  /** Readings within a dead-band are left out for 3 s at most. */
  private static final Duration GAP = Duration.ofSeconds(5);

  private static final Duration WRITTEN = Duration.ofMinutes(2);

  private final RunningPlant plant;
  private final Line line;
  private final List<Outage> outages = new ArrayList<>();

  /** From the broker's death to the witness's first message after it: the machine keeps none. */
  private record Outage(Instant from, Instant to) {
    boolean covers(Instant last, Instant next) {
      return last.isAfter(from.minus(GAP)) && next.isBefore(to.plus(GAP));
    }
  }

  CrashTest(RunningPlant plant) {
    this.plant = plant;
    this.line = plant.line();
  }

  @AfterEach
  void restore() {
    plant.twin().erpIs("normal");
  }

  @Test
  void aStoryEndsRightThoughEachPartIsKilledOnceOnTheWay() throws IOException {
    requireHistory(
        tell(
            "robot-1",
            new EnumMap<>(
                Map.of(
                    Point.FINDING_OPEN, ENGINE,
                    Point.TASK_OPEN, STACK,
                    Point.DOCUMENT_BEING_SENT, APP))));
  }

  static List<Arguments> everyPartAtEveryPoint() {
    return List.of(
        Arguments.of("app", Point.FINDING_OPEN, "cnc-1", APP),
        Arguments.of("app", Point.TASK_OPEN, "cnc-2", APP),
        Arguments.of("app", Point.DOCUMENT_BEING_SENT, "cnc-3", APP),
        Arguments.of("stack", Point.FINDING_OPEN, "robot-2", STACK),
        Arguments.of("stack", Point.TASK_OPEN, "packer-1", STACK),
        Arguments.of("stack", Point.DOCUMENT_BEING_SENT, "press-1", STACK),
        Arguments.of("engine", Point.FINDING_OPEN, "oven-1", ENGINE),
        Arguments.of("engine", Point.TASK_OPEN, "conveyor-2", ENGINE),
        Arguments.of("engine", Point.DOCUMENT_BEING_SENT, "robot-1", ENGINE));
  }

  @Tag("crash")
  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("everyPartAtEveryPoint")
  void aStoryEndsRightThoughAPartIsKilled(
      String title, Point point, String machine, Set<PartName> parts) throws IOException {
    Figures.say("kill -9 of " + title + " at " + point);
    requireHistory(tell(machine, new EnumMap<>(Map.of(point, parts))));
  }

  private Story tell(String machine, Map<Point, Set<PartName>> crashes) throws IOException {
    Story story = Story.begin(plant, machine);
    story.awaitFinding();
    crash(crashes, Point.FINDING_OPEN);
    Task task = story.awaitTask();
    crash(crashes, Point.TASK_OPEN);
    plant.twin().erpIs("slow", 3, 0);
    story.repair();
    Eventually.holds("the task is completed", RunningPlant.RESTART, () -> completed(story, task));
    story.awaitDocument();
    crash(crashes, Point.DOCUMENT_BEING_SENT);
    story.requireEndedOnce();
    return story;
  }

  /** The engine may refuse for a while after a crash; a task is completed once all the same. */
  private boolean completed(Story story, Task task) {
    if (line.task(task.id()).state().equals("open")) {
      plant.api().post("/api/tasks/" + task.id() + "/claim", Map.of());
      var variables = Map.of("workDone", "Replaced the bearing", "partsUsed", true);
      plant.api().post("/api/tasks/" + task.id() + "/complete", Map.of("variables", variables));
    }
    return line.tasks(story.awaitWorkOrder().processInstanceKey()).stream()
        .allMatch(each -> each.state().equals("completed"));
  }

  private void crash(Map<Point, Set<PartName>> crashes, Point point) throws IOException {
    Set<PartName> parts = crashes.get(point);
    if (parts != null) {
      Instant killed = plant.clock().instant();
      plant.kill(parts);
      if (parts.contains(PartName.MQTT)) {
        plant.awaitMessageOf(WITNESS);
        outages.add(new Outage(killed, plant.clock().instant()));
      }
      plant.awaitReady();
      Instant ready = plant.clock().instant();
      Figures.took("kill -9 of " + parts + " to ready", killed, ready);
    }
  }

  /** The broker keeps what it cannot deliver: a gap is where the broker was away, only. */
  private void requireHistory(Story story) {
    Instant from = story.began();
    Instant to = plant.clock().instant();
    Eventually.holds(
        "the history of " + WITNESS + " is whole", WRITTEN, () -> gaps(from, to).isEmpty());
  }

  private List<String> gaps(Instant from, Instant to) {
    List<Instant> times =
        new ArrayList<>(
            line.history(WITNESS, "vibration", from, to).stream().map(Reading::at).toList());
    times.addFirst(from);
    times.addLast(to);
    return IntStream.range(1, times.size())
        .filter(i -> isGap(times.get(i - 1), times.get(i)))
        .mapToObj(i -> times.get(i - 1) + " to " + times.get(i))
        .toList();
  }

  private boolean isGap(Instant last, Instant next) {
    return Duration.between(last, next).compareTo(GAP) > 0
        && outages.stream().noneMatch(outage -> outage.covers(last, next));
  }
}
