package org.millwright.twin;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the virtual factory is run.
 *
 * @param port of the control interface
 * @param opcuaPort of the mills
 * @param modbusPort of the press and the oven
 * @param mqtt the broker, such as {@code tcp://127.0.0.1:1883}
 * @param data folder for the truth log and the ERP's documents
 * @param seed of all that is random
 * @param speed plant seconds per second
 * @param crew where technicians work, if any do
 * @param exitWithParent whether the end of standard input ends the program
 */
public record TwinSettings(
    int port,
    int opcuaPort,
    int modbusPort,
    URI mqtt,
    Path data,
    long seed,
    double speed,
    Optional<CrewSettings> crew,
    boolean exitWithParent) {

  /** What the options mean, for people. */
  public static final String USAGE =
      """
      Options of the virtual factory (defaults in brackets):
        --data DIR              folder for the truth log and the ERP's documents; required
        --port N                control interface [8099]
        --opcua-port N          mills [24840]
        --modbus-port N         press and oven [20502]
        --mqtt URI              broker of robots, packer and conveyors [tcp://127.0.0.1:21883]
        --seed N                of all that is random [1]
        --speed X               plant seconds per second, 0.01 to 100 [1]
        --crew URL              let simulated technicians work at this Millwright
        --crew-token-file FILE  their access token; required with --crew
        --exit-with-parent      end when standard input ends\
      """;

  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "--data",
              "--port",
              "--opcua-port",
              "--modbus-port",
              "--mqtt",
              "--seed",
              "--speed",
              "--crew",
              "--crew-token-file"));

  /** Millwright's address and the file with the technicians' token. */
  public record CrewSettings(URI millwright, Path tokenFile) {}

  public TwinSettings {
    requirePort("--port", port);
    requirePort("--opcua-port", opcuaPort);
    requirePort("--modbus-port", modbusPort);
    PlantClock.requireSpeed(speed);
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with all faults at once, one a line
   */
  public static TwinSettings of(List<String> arguments) {
    List<String> faults = new ArrayList<>();
    Map<String, String> given = new HashMap<>();
    boolean exitWithParent = false;
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i);
      if (name.equals("--exit-with-parent")) {
        exitWithParent = true;
      } else if (!NAMES.contains(name)) {
        faults.add("unknown option " + name + ", expected one of " + String.join(", ", NAMES));
      } else if (++i == arguments.size()) {
        faults.add(name + ": expected a value after it");
      } else {
        given.put(name, arguments.get(i));
      }
    }
    OptionReader reader = new OptionReader(given, faults);
    int port = reader.port("--port", 8099);
    int opcuaPort = reader.port("--opcua-port", 24840);
    int modbusPort = reader.port("--modbus-port", 20502);
    URI mqtt = reader.uri("--mqtt", "tcp://127.0.0.1:21883", List.of("tcp"));
    Path data = Path.of(reader.required("--data", "a folder"));
    long seed = reader.wholeNumber("--seed", 1);
    double speed = reader.speed("--speed", 1);
    Optional<CrewSettings> crew = crew(reader, given);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
    }
    return new TwinSettings(
        port, opcuaPort, modbusPort, mqtt, data, seed, speed, crew, exitWithParent);
  }

  private static Optional<CrewSettings> crew(OptionReader reader, Map<String, String> given) {
    if (!given.containsKey("--crew")) {
      return Optional.empty();
    }
    URI millwright = reader.uri("--crew", "", List.of("http", "https"));
    return Optional.of(
        new CrewSettings(
            millwright,
            Path.of(reader.required("--crew-token-file", "the file of an access token"))));
  }

  private static void requirePort(String name, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(name + ": found " + port + ", expected 1 to 65535");
    }
  }
}
