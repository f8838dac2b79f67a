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
    return fault(address.getHost(), address.getPort());
  }

  /** Null when somebody listens at the first of {@code host:port,host:port}, else a sentence. */
  static @Nullable String fault(String hostAndPort) {
    return fault(URI.create("tcp://" + hostAndPort.replaceFirst(",.*", "")));
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
