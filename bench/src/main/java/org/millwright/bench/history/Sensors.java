package org.millwright.bench.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * 10,000 sensors, 100 on each of 100 machines, over one day. Ten of them, those of the first
 * signals of the first ten machines, report every second; all others as often as fills up the rows.
 */
record Sensors(Instant from, long rows) {

  static final int MACHINES = 100;
  static final int SIGNALS = 100;
  static final int FAST = 10;
  static final int SECONDS = 86_400;

  /** Between two readings of a slow sensor. */
  Duration pause() {
    long each = Math.max(1, (rows - (long) FAST * SECONDS) / (MACHINES * SIGNALS - FAST));
    return Duration.ofMillis(Math.max(1, Duration.ofDays(1).toMillis() / each));
  }

  static MachineId machine(int number) {
    return new MachineId("m-" + number);
  }

  static SignalName signal(int number) {
    return new SignalName("s-" + number);
  }

  Instant to() {
    return from.plus(Duration.ofDays(1));
  }

  /** What all of them said in one step of the slow ones. */
  List<Frame> step(int step) {
    Instant begin = from.plus(pause().multipliedBy(step));
    var frames = new ArrayList<Frame>();
    for (int machine = 0; machine < MACHINES; machine++) {
      var observations = new ArrayList<Observation>();
      for (int signal = machine < FAST ? 1 : 0; signal < SIGNALS; signal++) {
        observations.add(reading(signal, begin.plusMillis(signal), step));
      }
      frames.add(frame(machine, step, begin, observations));
    }
    for (int machine = 0; machine < FAST; machine++) {
      frames.add(frame(machine, step, begin, seconds(begin, begin.plus(pause()))));
    }
    return frames;
  }

  /** Whole seconds from a time on and before another. */
  private static List<Observation> seconds(Instant begin, Instant end) {
    var observations = new ArrayList<Observation>();
    long second = Math.ceilDiv(begin.toEpochMilli(), 1_000L);
    for (; second * 1_000 < end.toEpochMilli(); second++) {
      observations.add(reading(0, Instant.ofEpochSecond(second), second));
    }
    return observations;
  }

  private static Observation reading(int signal, Instant at, long count) {
    double value = 20 + signal + Math.sin(count / 60.0);
    return new Observation(signal(signal), at, Value.of(value), Quality.GOOD);
  }

  private Frame frame(int machine, int step, Instant at, List<Observation> observations) {
    var id = new FrameId("bench:m-" + machine, 1, step);
    return new Frame(machine(machine), id, at.plus(pause()), false, observations);
  }
}
