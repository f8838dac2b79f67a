package org.millwright.twin.plant;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a machine's controller shows at one moment.
 *
 * @param at source time, by the machine's own clock
 * @param parts all parts made, good and bad, since the counter was last reset
 * @param rejects the bad ones among them
 * @param readings by sensor; a sensor that has dropped out is missing
 * @param reachable false while the machine is cut off
 */
public record MachineImage(
    MachineProfile profile,
    Instant at,
    MachineState state,
    long parts,
    long rejects,
    Map<Sensor, Double> readings,
    boolean reachable) {

  public MachineImage {
    readings = Map.copyOf(readings);
    if (rejects < 0 || rejects > parts) {
      throw new IllegalArgumentException(
          profile.id() + " rejects: found " + rejects + ", expected 0 to " + parts);
    }
  }

  public String id() {
    return profile.id();
  }

  /** The sensor's value, rounded to a thousandth; empty when it has dropped out. */
  public OptionalDouble reading(Sensor sensor) {
    Double value = readings.get(sensor);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
