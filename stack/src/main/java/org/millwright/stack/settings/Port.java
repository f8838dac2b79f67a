package org.millwright.stack.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every port a single box listens on, always on the loopback address. */
public enum Port {
  CONSOLE(PartName.APP, "console.port", 8080),
  EDGE(PartName.EDGE, "edge.port", 8081),
  TWIN(PartName.TWIN, "twin.port", 8099),
  OPCUA(PartName.TWIN, "twin.opcua.port", 24840),
  MODBUS(PartName.TWIN, "twin.modbus.port", 20502),
  S7(PartName.TWIN, "twin.s7.port", 20102),
  KAFKA(PartName.KAFKA, "kafka.port", 29092),
  KAFKA_CONTROLLER(PartName.KAFKA, "kafka.controller.port", 29093),
  MQTT(PartName.MQTT, "mqtt.port", 21883),
  HISTORIAN(PartName.HISTORIAN, "historian.port", 29000),
  HISTORIAN_PG(PartName.HISTORIAN, "historian.pg.port", 28812),
  POSTGRES(PartName.POSTGRES, "postgres.port", 25432),
  ENGINE(PartName.ENGINE, "engine.port", 26500),
  ENGINE_REST(PartName.ENGINE, "engine.rest.port", 28080),
  ENGINE_COMMAND(PartName.ENGINE, "engine.command.port", 26501),
  ENGINE_INTERNAL(PartName.ENGINE, "engine.internal.port", 26502),
  ENGINE_MANAGEMENT(PartName.ENGINE, "engine.management.port", 29600);

  private final PartName part;
  private final String key;
  private final int standard;

  Port(PartName part, String key, int standard) {
    this.part = part;
    this.key = key;
    this.standard = standard;
  }

  /** The part that listens here. */
  public PartName part() {
    return part;
  }

  /** The setting's name in a settings file, such as {@code kafka.port}. */
  public String key() {
    return key;
  }

  /** The setting's name in the environment, such as {@code MILLWRIGHT_KAFKA_PORT}. */
  public String environmentName() {
    return environmentName(key);
  }

  /** The port used when nothing else is said. */
  public int standard() {
    return standard;
  }

  public static List<Port> of(PartName part) {
    return Arrays.stream(values()).filter(port -> port.part == part).toList();
  }

  static String environmentName(String key) {
    return "MILLWRIGHT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
