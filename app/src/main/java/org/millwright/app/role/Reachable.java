package org.millwright.app.role;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether something takes connections. */
final class Reachable {

  private static final int PATIENCE_MILLIS = 2_000;

  private Reachable() {}

  /** Null when somebody listens at a URI's host and port, else a sentence. */
  static @Nullable String fault(URI address) {
    String host = address.getHost();
    int port = port(address);
    return host == null || port < 0 ? "its address names no host or no port" : fault(host, port);
  }

  /** Null when somebody listens at the first of {@code host:port,host:port}, else a sentence. */
  static @Nullable String fault(String hostAndPort) {
    return fault(URI.create("bus://" + hostAndPort.replaceFirst(",.*", "")));
  }

  /** The port of a URI, else the standard one of its scheme; -1 when it has none. */
  static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return switch (String.valueOf(address.getScheme())) {
      case "http" -> 80;
      case "https" -> 443;
      case "tcp", "mqtt" -> 1883;
      case "ssl", "mqtts" -> 8883;
      default -> -1;
    };
  }

  private static @Nullable String fault(String host, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
      return null;
    } catch (IOException away) {
      return "nothing answers at " + host + ":" + port + " (" + away.getMessage() + ")";
    }
  }
}
