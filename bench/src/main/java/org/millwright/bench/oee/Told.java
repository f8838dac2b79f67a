package org.millwright.bench.oee;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * Machines that tell their state and both counters ten times a second, in frames of {@value
 * #EVENTS} events. A state lasts for half a minute on average, a piece takes 2 s.
 */
final class Told {

  static final int EVENTS = 51;
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final int STEP = 100;
  private static final int STEPS = EVENTS / 3;
  private static final List<String> STATES =
      List.of("running", "running", "running", "starved", "blocked", "down", "setup", "idle");

  private Told() {}

  static MachineId machine(int number) {
    return new MachineId("m-" + number);
  }

  /** Shifts, a break, and an ideal cycle for as many machines. */
  static OeeBook book(int machines) {
    var plant = new ArrayList<Machine>();
    for (int i = 0; i < machines; i++) {
      plant.add(new Machine(machine(i), "Machine " + i, "line-1", "mqtt"));
    }
    var cycles = new StringBuilder("machine,product,seconds,remark\n");
    plant.forEach(one -> cycles.append(one.id()).append(",,2,\n"));
    return OeeBook.read(
            Map.of(
                OeeBook.CALENDAR,
                """
                applies_to,kind,name,days,from,to,remark
                plant,zone,UTC,,,,
                plant,shift,Early,mon-sun,06:00,14:00,
                plant,break,Breakfast,mon-sun,07:30,07:45,
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
                "machine,micro_stop_s,silence_s,orders,target,step,remark\n",
                OeeBook.CYCLES,
                cycles.toString(),
                OeeBook.REASONS,
                "code,parent,name,element,remark\n"),
            plant)
        .orThrow();
  }

  /**
   * What the machines told since {@link #START}, frame by frame of all of them.
   *
   * @param frames of each machine
   */
  static List<Frame> frames(int machines, int frames) {
    var all = new ArrayList<Frame>();
    var random = new Random(1);
    var states = new String[machines];
    Arrays.fill(states, "running");
    for (int frame = 0; frame < frames; frame++) {
      for (int machine = 0; machine < machines; machine++) {
        all.add(frame(machine, frame, states, random));
      }
    }
    return all;
  }

  private static Frame frame(int machine, int number, String[] states, Random random) {
    var observations = new ArrayList<Observation>(EVENTS);
    long from = (long) number * STEPS;
    for (long step = from; step < from + STEPS; step++) {
      if (random.nextInt(300) == 0) {
        states[machine] = STATES.get(random.nextInt(STATES.size()));
      }
      Instant at = START.plusMillis(step * STEP + machine % STEP);
      observations.add(
          new Observation(SignalName.STATE, at, Value.of(states[machine]), Quality.GOOD));
      observations.add(new Observation(SignalName.PARTS, at, count(step, 20), Quality.GOOD));
      observations.add(new Observation(SignalName.REJECTS, at, count(step, 2_000), Quality.GOOD));
    }
    return new Frame(
        machine(machine),
        new FrameId("mqtt:m-" + machine, 1, number),
        observations.getLast().at().plusMillis(20),
        false,
        observations);
  }

  private static Value count(long steps, long each) {
    long pieces = steps / each;
    return Value.of((double) pieces);
  }
}
