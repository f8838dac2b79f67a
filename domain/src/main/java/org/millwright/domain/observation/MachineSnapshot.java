package org.millwright.domain.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.measure.Value;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * How a machine stands, for people who look at it.
 *
 * @param at when the picture was taken, by our clock
 * @param state UNKNOWN while its connection is lost
 * @param stateSince event time since which it is in {@code state}
 * @param connected false while its connection is lost
 * @param lastSeen when its newest frame was received, by our clock
 * @param lag how far the newest frame's event time was behind its arrival; negative when the
 *     machine's clock is ahead
 * @param signals in the order of their names
 * @param totals what each counter has counted since Millwright knows it, resets left out
 */
public record MachineSnapshot(
    MachineId machine,
    Instant at,
    MachineState state,
    Instant stateSince,
    boolean connected,
    Instant lastSeen,
    Duration lag,
    List<Signal> signals,
    Map<SignalName, Long> totals) {

  public MachineSnapshot {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(state, "state");
    signals = List.copyOf(signals);
    totals = Map.copyOf(totals);
  }

  /**
   * How one signal stands.
   *
   * @param value the newest one, good or not
   * @param at event time of {@code value}
   * @param age time since the last GOOD value
   * @param stale true when {@code age} is more than its tag allows
   */
  public record Signal(
      SignalName name,
      Value value,
      Unit unit,
      Instant at,
      Quality quality,
      Duration age,
      boolean stale) {
    public Signal {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(quality, "quality");
    }
  }
}
