package org.millwright.stack.part;

import java.util.List;
import java.util.Map;

/**
 * How to start a program.
 *
 * @param command the program and its arguments
 * @param environment variables set beside those of the supervisor
 */
public record Launch(List<String> command, Map<String, String> environment) {
  public Launch {
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command: found none, expected a program");
    }
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
