package org.millwright.stream;

import static org.millwright.stream.Plant.CNC_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.RandomHistory;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** Machines with a morning shift from 6:00 to 14:00 UTC, a break at 7:30, and 8 s a piece. */
final class Floor {

  static final OeeBook BOOK = book();

  private Floor() {}

  private static OeeBook book() {
    var texts =
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
            """
            machine,micro_stop_s,silence_s,orders,target,step,remark
            cnc-1,60,15,assumed,0.85,1,
            """,
            OeeBook.CYCLES,
            """
            machine,product,seconds,remark
            cnc-1,,8,
            """,
            OeeBook.REASONS,
            """
            code,parent,name,element,remark
            breakdown,,Breakdown,delay,
            """);
    var machine = new Machine(CNC_1, "Mill 1", "line-1", "opcua");
    return OeeBook.read(texts, List.of(machine)).orThrow();
  }

  /** What a history tells as frames, in the order of time; each arrives late by as much. */
  static List<Frame> frames(MachineId machine, List<RandomHistory.Told> told, Duration late) {
    Map<Long, List<Observation>> moments = new LinkedHashMap<>();
    Map<Long, Long> sequences = new LinkedHashMap<>();
    for (RandomHistory.Told one : told) {
      moments.computeIfAbsent(one.at(), _ -> new ArrayList<>()).add(observation(one));
      sequences.put(one.at(), one.sequence());
    }
    var frames = new ArrayList<Frame>();
    moments.forEach((at, observations) ->
        frames.add(
            new Frame(
                machine,
                new FrameId("opcua:" + machine, 1, sequences.getOrDefault(at, 0L)),
                Instant.ofEpochMilli(at).plusMillis(20).plus(late),
                false,
                observations)));
    return frames;
  }

  private static Observation observation(RandomHistory.Told one) {
    Instant at = Instant.ofEpochMilli(one.at());
    return switch (one.kind()) {
      case HEARD -> Plant.good("temperature", at, 20);
      case PARTS -> Plant.good("parts", at, one.value());
      case REJECTS -> Plant.good("rejects", at, one.value());
      case STATE -> state(at, MachineState.values()[(int) one.value()]);
    };
  }

  private static Observation state(Instant at, MachineState state) {
    return state == MachineState.UNKNOWN
        ? new Observation(SignalName.STATE, at, Value.MISSING, Quality.BAD)
        : Plant.state(at, state.word());
  }
}
