package org.millwright.stack.part;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.Ports;
import org.millwright.stack.settings.StackSettings;

/** What the app is told about the parts: one environment variable each. */
public final class Addresses {
  private Addresses() {}

  /** The variables for the app; the password of PostgreSQL is among them. */
  public static Map<String, String> of(StackSettings settings) throws IOException {
    Ports ports = settings.ports();
    Map<String, String> variables = new TreeMap<>();
    variables.put("MILLWRIGHT_HOME", settings.home().toString());
    variables.put("MILLWRIGHT_DATA", settings.data().toString());
    variables.put("MILLWRIGHT_ROLES", settings.roles());
    variables.put("MILLWRIGHT_HTTP_PORT", String.valueOf(ports.of(Port.CONSOLE)));
    variables.put("MILLWRIGHT_KAFKA_BOOTSTRAP", ports.address(Port.KAFKA));
    variables.put("MILLWRIGHT_MQTT_URL", "tcp://" + ports.address(Port.MQTT));
    variables.put("MILLWRIGHT_HISTORIAN_URL", "http://" + ports.address(Port.HISTORIAN));
    variables.put(
        "MILLWRIGHT_HISTORIAN_PG_URL",
        "jdbc:postgresql://" + ports.address(Port.HISTORIAN_PG) + "/qdb");
    variables.put("MILLWRIGHT_HISTORIAN_PG_USER", HistorianPart.USER);
    variables.put("MILLWRIGHT_HISTORIAN_PG_PASSWORD", HistorianPart.PASSWORD);
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
