package org.millwright.twin.plant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with a machine of the virtual factory. */
public enum FaultKind {
  BEARING_WEAR(
      "bearing-wear",
      "Vibration grows from its baseline past 2.8 mm/s in about 15 s and past 4.5 mm/s in about 30 s; temperature follows"
          + " slowly by 10 °C"),
  OVERHEATING(
      "overheating",
      "Temperature climbs past the healthy limit in about 20 s and on to half as much again"),
  JAM("jam", "The machine is down: state aborted, no parts, little power"),
  TOOL_BREAK(
      "tool-break", "Vibration peaks for a second, power drops to half, every part is a reject"),
  SENSOR_STUCK("sensor-stuck", "One sensor repeats its last value exactly", "signal"),
  SENSOR_DROP_OUT(
      "sensor-drop-out", "One sensor gives no value: bad status, NaN or null", "signal"),
  CONNECTION_LOSS(
      "connection-loss",
      "The machine is cut off without a farewell; a mill takes the OPC UA server of all mills with it"),
  CLOCK_SKEW("clock-skew", "Source time stamps are off by a number of seconds", "seconds"),
  COUNTER_RESET("counter-reset", "Part and reject counters fall to 0, once");

  private final String id;
  private final String description;
  private final List<String> parameters;

  FaultKind(String id, String description, String... parameters) {
    this.id = id;
    this.description = description;
    this.parameters = List.of(parameters);
  }

  /** The name in the control interface, such as {@code bearing-wear}. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  /** Names of what may be given beside machine, kind, after and for. */
  public List<String> parameters() {
    return parameters;
  }

  /**
   * A machine that runs badly is kept running: its operator takes no pause until it is repaired.
   */
  boolean keepsRunning() {
    return this == BEARING_WEAR || this == OVERHEATING || this == TOOL_BREAK;
  }

  public static Optional<FaultKind> named(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(FaultKind::id).collect(Collectors.joining(", "));
  }
}
