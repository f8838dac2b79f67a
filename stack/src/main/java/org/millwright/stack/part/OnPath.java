package org.millwright.stack.part;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the system through which others are started. */
final class OnPath {
  private OnPath() {}

  /**
   * Keeps Ctrl-C at the terminal from reaching what is started and would end of it, ignored or not.
   * Empty where there is no such program.
   */
  static List<String> ownSession() {
    return through("setsid");
  }

  /** How to begin a command that goes through a program; empty where that is not installed. */
  static List<String> through(String program, String... options) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        return Stream.concat(Stream.of(file.toString()), Stream.of(options)).toList();
      }
    }
    return List.of();
  }
}
