package org.millwright.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.millwright.stack.settings.Port;
import org.millwright.stack.settings.StackSettings;

/** Looks before anything is started whether every port can be had. */
final class PortCheck {
  private PortCheck() {}

  /** One sentence for each port that another program has. */
  static List<String> faults(StackSettings settings) {
    return Stream.of(Port.values())
        .filter(port -> settings.parts().contains(port.part()))
        .filter(port -> taken(settings.ports().of(port)))
        .map(port -> sentence(port, settings.ports().of(port)))
        .toList();
  }

  private static boolean taken(int number) {
    try (ServerSocket socket = new ServerSocket(number, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return !socket.isBound();
    } catch (IOException refused) {
      return true;
    }
  }

  private static String sentence(Port port, int number) {
    String owner =
        PortOwner.of(number)
            .map(PortCheck::described)
            .orElse("another program, or one that this user may not look at,");
    String flag = port == Port.CONSOLE ? "--port N, or " : "";
    return "%s cannot use port %d: %s has it. Stop that, or choose another port: %s%s=N in the file of --config, or %s=N in the environment."
        .formatted(port.part().label(), number, owner, flag, port.key(), port.environmentName());
  }

  private static String described(ProcessHandle process) {
    return "process "
        + process.pid()
        + process.info().command().map(c -> " (" + c + ")").orElse("");
  }
}
