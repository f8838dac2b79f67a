package org.millwright.twin.plant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a machine measures. State and counters are not here: its controller knows them without a
 * sensor.
 */
public enum Sensor {
  /** °C, of the part that wears first: spindle bearing, hydraulic oil, oven chamber, gearbox. */
  TEMPERATURE,
  /** mm/s r.m.s. velocity, 10 to 1000 Hz, on the bearing housing (ISO 20816-1). */
  VIBRATION,
  /** kW, active power of the whole machine. */
  POWER,
  /** The machine's own pace; {@link MachineProfile#speedUnit()} says in what. */
  SPEED;

  /** The name on every protocol, such as {@code vibration}. */
  public String signalName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Sensor> named(String signalName) {
    return Arrays.stream(values()).filter(s -> s.signalName().equals(signalName)).findFirst();
  }
}
