package org.millwright.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds who listens on a port, where the system tells: Linux, and only processes we may look at.
 */
final class PortOwner {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private PortOwner() {}

  static Optional<ProcessHandle> of(int port) {
    try {
      Set<String> sockets = new HashSet<>();
      for (String table : List.of("net/tcp", "net/tcp6")) {
        if (Files.exists(PROC.resolve(table))) {
          Files.readAllLines(PROC.resolve(table)).forEach(line -> collect(line, port, sockets));
        }
      }
      return sockets.isEmpty()
          ? Optional.empty()
          : ProcessHandle.allProcesses().filter(process -> holds(process, sockets)).findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A line of the table: number, local address:port in hex, remote, state, ..., inode as tenth. */
  private static void collect(String line, int port, Set<String> sockets) {
    List<String> fields =
        Stream.of(line.strip().split("\\s+", -1)).filter(field -> !field.isEmpty()).toList();
    String ending = String.format(Locale.ROOT, ":%04X", port);
    if (fields.size() > 9 && fields.get(1).endsWith(ending) && fields.get(3).equals(LISTENING)) {
      sockets.add("socket:[" + fields.get(9) + "]");
    }
  }

  private static boolean holds(ProcessHandle process, Set<String> sockets) {
    Path descriptors = PROC.resolve(String.valueOf(process.pid())).resolve("fd");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(descriptors)) {
      for (Path entry : entries) {
        if (Files.isSymbolicLink(entry)
            && sockets.contains(Files.readSymbolicLink(entry).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException goneOrForeign) {
      return false;
    }
    return false;
  }
}
