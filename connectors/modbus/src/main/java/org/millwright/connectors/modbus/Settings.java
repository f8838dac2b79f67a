package org.millwright.connectors.modbus;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a route says about a Modbus TCP device: {@code address} is host and port, with the unit
 * behind a slash or in a parameter of its own.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535
 * @param unit the unit identifier, 0 to 255; devices behind a gateway have 1 to 247
 * @param every how often all registers are read, 100 to 2000 ms; above that, a loss would be
 *     noticed too late
 */
record Settings(String host, int port, int unit, Duration every) {

  static final Set<String> PARAMETERS = Set.of("address", "unit", "every");

  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>[^:/\\s]+):(?<port>\\d{1,5})(/(?<unit>\\d{1,3}))?");

  static Settings of(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "parameter \"" + name + "\": expected one of " + PARAMETERS.stream().sorted().toList());
      }
    }
    String address = parameters.getOrDefault("address", "");
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || !within(parts.group("port"), 1, 65535)) {
      throw refused("address", address, "host, port and unit, such as 192.168.0.20:502/1");
    }
    return new Settings(
        parts.group("host"),
        Integer.parseInt(parts.group("port")),
        unit(parts.group("unit"), parameters.get("unit")),
        Duration.ofMillis(whole("every", parameters.getOrDefault("every", "500"), 100, 2000)));
  }

  /** The device, for people. */
  String device() {
    return host + ":" + port + " unit " + unit;
  }

  private static int unit(@Nullable String inAddress, @Nullable String parameter) {
    if (inAddress != null && parameter != null) {
      throw refused("unit", parameter, "no unit here, for the address names unit " + inAddress);
    }
    String given = parameter == null ? inAddress : parameter;
    return given == null ? 1 : whole("unit", given, 0, 255);
  }

  private static int whole(String name, String text, int low, int high) {
    if (!within(text, low, high)) {
      throw refused(name, text, "a whole number from " + low + " to " + high);
    }
    return Integer.parseInt(text);
  }

  private static boolean within(String text, int low, int high) {
    if (!text.matches("\\d{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= low && number <= high;
  }

  private static IllegalArgumentException refused(String name, String found, String expected) {
    return new IllegalArgumentException(
        "parameter \"" + name + "\": found \"" + found + "\", expected " + expected);
  }
}
