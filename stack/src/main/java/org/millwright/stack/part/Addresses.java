package org.millwright.stack.part;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.Ports;
import org.millwright.stack.settings.StackSettings;

/** What the app is told about the parts: one environment variable each. */
public final class Addresses {
  private static final String KAFKA = "MILLWRIGHT_KAFKA_BOOTSTRAP";
  private static final String MQTT = "MILLWRIGHT_MQTT_URL";

  private Addresses() {}

  /**
   * The variables for the app; the passwords of the databases are among them.
   *
   * @param given the addresses of parts that run elsewhere; this box's own ports stand for others
   */
  public static Map<String, String> of(StackSettings settings, Map<String, String> given)
      throws IOException {
    Map<String, String> variables = own(settings);
    variables.replaceAll((name, own) -> runsHere(name, settings) ? own : or(own, name, given));
    return variables;
  }

  /** The bus, {@code host:port}. */
  static String kafka(StackSettings settings, Map<String, String> given) {
    String own = settings.ports().address(Port.KAFKA);
    return runsHere(KAFKA, settings) ? own : or(own, KAFKA, given);
  }

  /** The MQTT broker, {@code tcp://host:port}. */
  static String mqtt(StackSettings settings, Map<String, String> given) {
    String own = "tcp://" + settings.ports().address(Port.MQTT);
    return runsHere(MQTT, settings) ? own : or(own, MQTT, given);
  }

  private static String or(String own, String name, Map<String, String> given) {
    return given.getOrDefault(name, own);
  }

  private static boolean runsHere(String variable, StackSettings settings) {
    return Stream.of(PartName.values())
        .filter(part -> prefixes(part).stream().anyMatch(variable::startsWith))
        .allMatch(settings.parts()::contains);
  }

  /** How the variables begin that tell of a part. */
  private static List<String> prefixes(PartName part) {
    return switch (part) {
      case KAFKA -> List.of("MILLWRIGHT_KAFKA_");
      case MQTT -> List.of("MILLWRIGHT_MQTT_");
      case HISTORIAN -> List.of("MILLWRIGHT_HISTORIAN_");
      case POSTGRES -> List.of("MILLWRIGHT_POSTGRES_");
      case ENGINE -> List.of("MILLWRIGHT_ENGINE_");
      case TWIN ->
          List.of("MILLWRIGHT_TWIN_", "MILLWRIGHT_OPCUA_", "MILLWRIGHT_MODBUS_", "MILLWRIGHT_S7_");
      case APP, EDGE -> List.of();
    };
  }

  private static Map<String, String> own(StackSettings settings) throws IOException {
    Ports ports = settings.ports();
    Map<String, String> variables = new TreeMap<>();
    variables.put("MILLWRIGHT_HOME", settings.home().toString());
    variables.put("MILLWRIGHT_DATA", settings.data().toString());
    variables.put("MILLWRIGHT_ROLES", settings.roles());
    variables.put("MILLWRIGHT_HTTP_PORT", String.valueOf(ports.of(Port.CONSOLE)));
    variables.put(KAFKA, ports.address(Port.KAFKA));
    variables.put(MQTT, "tcp://" + ports.address(Port.MQTT));
    variables.put("MILLWRIGHT_HISTORIAN_URL", "http://" + ports.address(Port.HISTORIAN));
    variables.put(
        "MILLWRIGHT_HISTORIAN_PG_URL",
        "jdbc:postgresql://" + ports.address(Port.HISTORIAN_PG) + "/qdb");
    variables.put("MILLWRIGHT_HISTORIAN_PG_USER", HistorianPart.USER);
    variables.put("MILLWRIGHT_HISTORIAN_PG_PASSWORD", HistorianPart.password(settings));
    variables.put(
        "MILLWRIGHT_POSTGRES_URL",
        "jdbc:postgresql://" + ports.address(Port.POSTGRES) + "/" + PostgresPart.USER);
    variables.put("MILLWRIGHT_POSTGRES_USER", PostgresPart.USER);
    variables.put("MILLWRIGHT_POSTGRES_PASSWORD", PostgresPart.password(settings));
    variables.put("MILLWRIGHT_ENGINE_GRPC", "http://" + ports.address(Port.ENGINE));
    variables.put("MILLWRIGHT_ENGINE_REST", "http://" + ports.address(Port.ENGINE_REST));
    variables.put("MILLWRIGHT_ERP_URL", settings.erp().toString());
    variables.put("MILLWRIGHT_TWIN_URL", "http://" + ports.address(Port.TWIN));
    variables.put("MILLWRIGHT_OPCUA_ENDPOINT", opcUa(ports));
    variables.put("MILLWRIGHT_MODBUS_ADDRESS", ports.address(Port.MODBUS));
    variables.put("MILLWRIGHT_S7_ADDRESS", ports.address(Port.S7));
    return variables;
  }

  private static String opcUa(Ports ports) {
    return "opc.tcp://" + ports.address(Port.OPCUA) + "/millwright";
  }
}
