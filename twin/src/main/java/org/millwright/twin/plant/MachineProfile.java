package org.millwright.twin.plant;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a machine is.
 *
 * @param id such as {@code cnc-1}; the same on every protocol
 * @param name for people
 * @param line such as {@code line-1}
 * @param protocol how it speaks
 * @param speedUnit unit of {@link Sensor#SPEED}
 * @param cycle time for one part at full load
 * @param sensors one entry for every sensor
 */
public record MachineProfile(
    String id,
    String name,
    String line,
    Protocol protocol,
    String speedUnit,
    Duration cycle,
    Map<Sensor, Nominal> sensors) {

  public MachineProfile {
    if (!id.matches("[a-z]+-[0-9]+")) {
      throw new IllegalArgumentException(
          "machine id: found \"" + id + "\", expected one such as cnc-1");
    }
    if (cycle.compareTo(Plant.STEP) < 0) {
      throw new IllegalArgumentException(
          id + " cycle: found " + cycle + ", expected " + Plant.STEP + " or more");
    }
    sensors = Map.copyOf(sensors);
    if (sensors.size() != Sensor.values().length) {
      throw new IllegalArgumentException(
          id + " sensors: found " + sensors.keySet() + ", expected all");
    }
  }

  /** The healthy figures of a sensor. */
  public Nominal nominal(Sensor sensor) {
    Nominal nominal = sensors.get(sensor);
    if (nominal == null) {
      throw new IllegalStateException(id + " has no " + sensor);
    }
    return nominal;
  }

  /** The unit of a sensor, such as {@code mm/s}. */
  public String unit(Sensor sensor) {
    return switch (sensor) {
      case TEMPERATURE -> "°C";
      case VIBRATION -> "mm/s";
      case POWER -> "kW";
      case SPEED -> speedUnit;
    };
  }

  static Map<Sensor, Nominal> sensors(
      Nominal temperature, Nominal vibration, Nominal power, Nominal speed) {
    Map<Sensor, Nominal> all = new EnumMap<>(Sensor.class);
    all.put(Sensor.TEMPERATURE, temperature);
    all.put(Sensor.VIBRATION, vibration);
    all.put(Sensor.POWER, power);
    all.put(Sensor.SPEED, speed);
    return all;
  }
}
