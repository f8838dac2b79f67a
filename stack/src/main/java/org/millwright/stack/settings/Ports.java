package org.millwright.stack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The port number chosen for every {@link Port}.
 *
 * @param numbers one number, 1 to 65535, for each port
 */
public record Ports(Map<Port, Integer> numbers) {

  public Ports {
    for (Port port : Port.values()) {
      Integer number = numbers.get(port);
      if (number == null || number < 1 || number > 65_535) {
        throw new IllegalArgumentException(
            port.key() + ": found " + number + ", expected a port from 1 to 65535");
      }
    }
    numbers = Map.copyOf(numbers);
  }

  public int of(Port port) {
    return Objects.requireNonNull(numbers.get(port));
  }

  /** The address of a port as clients write it: {@code 127.0.0.1:29092}. */
  public String address(Port port) {
    return "127.0.0.1:" + of(port);
  }

  public static Ports standard() {
    return new Ports(
        Stream.of(Port.values()).collect(Collectors.toMap(port -> port, Port::standard)));
  }

  /** Ports numbered one after the other from {@code base} up. */
  static Ports from(int base) {
    return new Ports(
        Stream.of(Port.values()).collect(Collectors.toMap(port -> port, p -> base + p.ordinal())));
  }

  /**
   * Ports nobody listens on now. They are all held at once while choosing, so that no two are the
   * same; another program can still take one before its part does.
   */
  static Ports free() {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Port port : Port.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        numbers.put(port, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on the loopback address", e);
    }
    return new Ports(numbers);
  }

  /** One {@code key=number} line per port, for programs to read. */
  public List<String> lines() {
    return Stream.of(Port.values()).map(port -> port.key() + "=" + of(port)).toList();
  }
}
