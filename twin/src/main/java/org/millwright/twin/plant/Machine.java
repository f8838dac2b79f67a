package org.millwright.twin.plant;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** One machine of the plant. Not thread-safe: the plant steps it. */
final class Machine {
  /** One part in a hundred is bad on a healthy machine. */
  private static final double REJECT_RATIO = 0.01;

  private final MachineProfile profile;
  private final Consumer<TruthEvent> truth;
  private final Random random;
  private final Routine routine;
  private final Physics physics;
  private final Map<Sensor, Double> felt = new EnumMap<>(Sensor.class);
  private final Map<Sensor, Double> stuck = new EnumMap<>(Sensor.class);
  private final Set<Sensor> droppedOut = EnumSet.noneOf(Sensor.class);

  private double partProgress;
  private long serial;
  private long parts;
  private long rejects;
  private boolean reachable = true;
  private Duration clockSkew = Duration.ZERO;

  Machine(MachineProfile profile, long seed, Consumer<TruthEvent> truth) {
    this.profile = profile;
    this.truth = truth;
    this.random = new Random(seed * 31 + profile.id().hashCode());
    this.routine = new Routine(random);
    this.physics = new Physics(profile);
    felt.putAll(physics.step(random, routine.state(), Set.of()));
  }

  MachineProfile profile() {
    return profile;
  }

  /** One step on, under the faults that are active now. */
  void step(Collection<Fault> active) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    active.forEach(fault -> kinds.add(fault.kind()));
    MachineState before = routine.state();
    routine.step(
        random, kinds.contains(FaultKind.JAM), kinds.stream().anyMatch(FaultKind::keepsRunning));
    if (routine.state() != before) {
      truth.accept(new TruthEvent.StateChanged(profile.id(), before, routine.state()));
    }
    makeParts(kinds.contains(FaultKind.TOOL_BREAK));
    Map<Sensor, Double> last = new EnumMap<>(felt);
    felt.putAll(physics.step(random, routine.state(), kinds));
    disturb(active, last);
  }

  void resetCounters() {
    parts = 0;
    rejects = 0;
  }

  MachineImage image(Instant now) {
    Map<Sensor, Double> shown = new EnumMap<>(felt);
    shown.putAll(stuck);
    shown.keySet().removeAll(droppedOut);
    return new MachineImage(
        profile, now.plus(clockSkew), routine.state(), parts, rejects, shown, reachable);
  }

  private void makeParts(boolean spoiled) {
    boolean chance = random.nextDouble() < REJECT_RATIO;
    if (routine.state() != MachineState.EXECUTE) {
      return;
    }
    partProgress += (double) Plant.STEP.toMillis() / profile.cycle().toMillis();
    if (partProgress < 1) {
      return;
    }
    partProgress -= 1;
    boolean good = !(spoiled || chance);
    parts++;
    rejects += good ? 0 : 1;
    serial++;
    truth.accept(
        new TruthEvent.PartMade(profile.id(), "%s-%08d".formatted(profile.id(), serial), good));
  }

  /** What faults do to the way the machine tells, as opposed to what it does. */
  private void disturb(Collection<Fault> active, Map<Sensor, Double> last) {
    Map<Sensor, Double> held = new EnumMap<>(Sensor.class);
    droppedOut.clear();
    reachable = true;
    clockSkew = Duration.ZERO;
    for (Fault fault : active) {
      Sensor sensor = fault.order().sensor();
      switch (fault.kind()) {
        case SENSOR_STUCK ->
            held.put(sensor, stuck.getOrDefault(sensor, last.getOrDefault(sensor, 0.0)));
        case SENSOR_DROP_OUT -> droppedOut.add(sensor);
        case CONNECTION_LOSS -> reachable = false;
        case CLOCK_SKEW -> clockSkew = fault.order().skew();
        case BEARING_WEAR, OVERHEATING, JAM, TOOL_BREAK, COUNTER_RESET -> {}
      }
    }
    stuck.clear();
    stuck.putAll(held);
  }
}
