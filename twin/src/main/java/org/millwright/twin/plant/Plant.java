package org.millwright.twin.plant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.millwright.twin.plant.TruthEvent.EndCause;

/**
 * The whole plant. It moves in fixed steps of simulated time and only when told to; the same seed
 * and the same commands at the same steps give the same truth, whatever the wall clock does.
 * Thread-safe.
 */
public final class Plant {
  /** The length of one step of simulated time. */
  public static final Duration STEP = Duration.ofMillis(100);

  static final double STEP_SECONDS = STEP.toMillis() / 1000.0;

  private final Map<String, Machine> machines = new LinkedHashMap<>();
  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private final Consumer<Truth> log;
  private Duration now = Duration.ZERO;
  private long faultCount;

  /**
   * @param profiles the machines, see {@link PlantLayout}
   * @param seed of all that is random
   * @param log receives every event, in order, while the plant is locked: it must be quick and must
   *     not call back
   */
  public Plant(List<MachineProfile> profiles, long seed, Consumer<Truth> log) {
    this.log = log;
    for (MachineProfile profile : profiles) {
      machines.put(profile.id(), new Machine(profile, seed, this::tell));
    }
  }

  /** Ids of all machines, line by line. */
  public List<String> machineIds() {
    return List.copyOf(machines.keySet());
  }

  /** Simulated time since the start. */
  public synchronized Duration now() {
    return now;
  }

  /** One {@link #STEP} on. */
  public synchronized void step() {
    now = now.plus(STEP);
    startAndEndFaults();
    for (Machine machine : machines.values()) {
      machine.step(active(machine.profile().id()));
    }
  }

  /** What every machine shows, in layout order. */
  public synchronized Map<String, MachineImage> images(Instant wallTime) {
    Map<String, MachineImage> images = new LinkedHashMap<>();
    machines.forEach((id, machine) -> images.put(id, machine.image(wallTime)));
    return images;
  }

  /** Faults that are active or wait for their start, oldest first. */
  public synchronized List<Fault> faults() {
    return List.copyOf(faults.values());
  }

  /**
   * Asks for a fault; it takes effect with the next step, or later if the order says so.
   *
   * @throws IllegalArgumentException if there is no such machine
   */
  public synchronized Fault inject(FaultOrder order) {
    require(order.machine());
    Duration start = now.plus(order.after());
    Fault fault =
        new Fault("fault-" + ++faultCount, order, start, order.length().map(start::plus), false);
    faults.put(fault.id(), fault);
    tell(new TruthEvent.FaultInjected(order.machine(), fault.id(), order));
    return fault;
  }

  /**
   * Ends or cancels a fault as if it had gone away by itself; empty if there is none with this id.
   */
  public synchronized Optional<Fault> withdraw(String faultId) {
    Fault fault = faults.get(faultId);
    if (fault != null) {
      end(fault, EndCause.WITHDRAWN);
    }
    return Optional.ofNullable(fault);
  }

  /**
   * Ends all faults of a machine that have started; those that wait for their start stay.
   *
   * @return the ended faults
   * @throws IllegalArgumentException if there is no such machine
   */
  public synchronized List<Fault> repair(String machineId) {
    require(machineId);
    List<Fault> ended = active(machineId);
    tell(new TruthEvent.Repaired(machineId, ended.stream().map(Fault::id).toList()));
    ended.forEach(fault -> end(fault, EndCause.REPAIRED));
    return ended;
  }

  private Machine require(String machineId) {
    Machine machine = machines.get(machineId);
    if (machine == null) {
      throw new IllegalArgumentException(
          "machine: found \""
              + machineId
              + "\", expected one of "
              + String.join(", ", machines.keySet()));
    }
    return machine;
  }

  private List<Fault> active(String machineId) {
    return faults.values().stream()
        .filter(fault -> fault.active() && fault.order().machine().equals(machineId))
        .toList();
  }

  private void startAndEndFaults() {
    for (Fault fault : new ArrayList<>(faults.values())) {
      if (!fault.active() && fault.startsAt().compareTo(now) < 0) {
        start(fault);
      } else if (fault.endsAt().filter(end -> end.compareTo(now) < 0).isPresent()) {
        end(fault, EndCause.ELAPSED);
      }
    }
  }

  private void start(Fault fault) {
    Fault started = fault.started();
    faults.put(fault.id(), started);
    tell(new TruthEvent.FaultStarted(fault.order().machine(), fault.id(), fault.kind()));
    if (fault.kind() == FaultKind.COUNTER_RESET) {
      require(fault.order().machine()).resetCounters();
      end(started, EndCause.ELAPSED);
    }
  }

  private void end(Fault fault, EndCause cause) {
    faults.remove(fault.id());
    tell(new TruthEvent.FaultEnded(fault.order().machine(), fault.id(), fault.kind(), cause));
  }

  private void tell(TruthEvent event) {
    log.accept(new Truth(now, event));
  }
}
