package org.millwright.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;

/**
 * Three hours of six machines, planned by ticks of 20 s: a machine that runs makes two pieces a
 * tick, now and then one of them bad. Line 1 has a break from 7:30 to 7:45.
 */
final class MadeRun {

  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  static final Duration TICK = Duration.ofSeconds(20);
  static final int TICKS = 540;
  static final int TICKS_AN_HOUR = 180;
  static final Instant END = START.plus(TICK.multipliedBy(TICKS));

  static final List<Machine> PLANT =
      List.of(
          machine("mill-1", "line-1"),
          machine("mill-2", "line-1"),
          machine("mill-3", "line-1"),
          machine("press-1", "line-2"),
          machine("press-2", "line-2"),
          machine("press-3", "line-2"));

  static final OeeBook BOOK =
      OeeBook.read(
              Map.of(
                  OeeBook.CALENDAR,
                  """
                  applies_to,kind,name,days,from,to,remark
                  plant,zone,UTC,,,,
                  plant,shift,Early,mon-sun,06:00,08:00,
                  plant,shift,Day,mon-sun,08:00,16:00,
                  line-1,break,Breakfast,mon-sun,07:30,07:45,
                  """,
                  OeeBook.TIME_MODEL,
                  """
                  state,with_order,without_order,remark
                  running,production,production,
                  setup,setup,setup,
                  idle,delay,down,
                  starved,delay,down,
                  blocked,delay,down,
                  down,delay,down,
                  """,
                  OeeBook.MACHINES,
                  """
                  machine,micro_stop_s,silence_s,orders,target,step,remark
                  mill-1,,120,,,,
                  mill-2,,120,,,,
                  mill-3,,120,,,,
                  press-1,,120,,,,
                  press-2,,120,,,,
                  press-3,,120,,,,
                  """,
                  OeeBook.CYCLES,
                  """
                  machine,product,seconds,remark
                  mill-1,,8,
                  mill-2,,8,
                  mill-3,,8,
                  press-1,,9,
                  press-2,,9,
                  press-3,,9,
                  """,
                  OeeBook.REASONS,
                  "code,parent,name,element,remark\n"),
              PLANT)
          .orThrow();

  private static final List<String> STOPS = List.of("down", "starved", "blocked", "idle");
  private static final int BREAK_FROM = 270;
  private static final int BREAK_TO = 315;

  /** What a machine does in each tick. */
  private record Plan(List<String> states, List<Boolean> bad) {}

  /** What the plan says of a stretch: ticks of each kind, and pieces made in planned time. */
  record Sum(int production, int delay, int setup, int plannedDown, long produced, long scrap) {}

  private final Map<Machine, Plan> plans = new LinkedHashMap<>();

  MadeRun(long seed) {
    var random = new Random(seed);
    PLANT.forEach(machine -> plans.put(machine, plan(machine, random)));
  }

  private static Machine machine(String id, String line) {
    return new Machine(new MachineId(id), id, line, "mqtt");
  }

  private static Plan plan(Machine machine, Random random) {
    var states = new ArrayList<String>();
    add(states, "setup", 12);
    while (states.size() < TICKS) {
      add(states, "running", 10 + random.nextInt(40));
      add(states, STOPS.get(random.nextInt(STOPS.size())), 1 + random.nextInt(15));
    }
    if (machine.id().value().equals("mill-1")) {
      // From 6:40 to 7:00 it stands: longer than the quarter of an hour that rules/oee allows.
      for (int tick = 120; tick < 180; tick++) {
        states.set(tick, "down");
      }
    }
    var bad = new ArrayList<Boolean>();
    for (int tick = 0; tick < TICKS; tick++) {
      bad.add(states.get(tick).equals("running") && random.nextInt(30) == 0);
    }
    return new Plan(List.copyOf(states.subList(0, TICKS)), bad);
  }

  private static void add(List<String> states, String state, int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      states.add(state);
    }
  }

  /** What every machine tells, at the end of each tick what it made in it. */
  List<Frame> frames() {
    var frames = new ArrayList<Frame>();
    var parts = new LinkedHashMap<Machine, Long>();
    var rejects = new LinkedHashMap<Machine, Long>();
    for (int tick = 0; tick <= TICKS; tick++) {
      for (Map.Entry<Machine, Plan> one : plans.entrySet()) {
        Plan plan = one.getValue();
        if (tick > 0 && plan.states.get(tick - 1).equals("running")) {
          parts.merge(one.getKey(), 2L, Long::sum);
          rejects.merge(one.getKey(), plan.bad.get(tick - 1) ? 1L : 0L, Long::sum);
        }
        frames.add(
            frame(
                one.getKey().id(),
                tick,
                plan.states.get(Math.min(tick, TICKS - 1)),
                1_000 + parts.getOrDefault(one.getKey(), 0L),
                10 + rejects.getOrDefault(one.getKey(), 0L)));
      }
    }
    return frames;
  }

  private static Frame frame(MachineId machine, int tick, String state, long parts, long rejects) {
    Instant at = START.plus(TICK.multipliedBy(tick));
    return new Frame(
        machine,
        new FrameId("mqtt:" + machine, 1, tick),
        at.plusMillis(20),
        false,
        List.of(
            new Observation(SignalName.STATE, at, Value.of(state), Quality.GOOD),
            new Observation(SignalName.PARTS, at, Value.of((double) parts), Quality.GOOD),
            new Observation(SignalName.REJECTS, at, Value.of((double) rejects), Quality.GOOD)));
  }

  /** Counts the plan's ticks from one to before another. */
  Sum sum(Machine machine, int from, int to) {
    Plan plan = Objects.requireNonNull(plans.get(machine));
    int production = 0;
    int delay = 0;
    int setup = 0;
    int plannedDown = 0;
    long scrap = 0;
    for (int tick = from; tick < to; tick++) {
      if (machine.line().equals("line-1") && tick >= BREAK_FROM && tick < BREAK_TO) {
        plannedDown++;
      } else if (plan.states.get(tick).equals("running")) {
        production++;
        scrap += plan.bad.get(tick) ? 1 : 0;
      } else if (plan.states.get(tick).equals("setup")) {
        setup++;
      } else {
        delay++;
      }
    }
    return new Sum(production, delay, setup, plannedDown, 2L * production, scrap);
  }
}
