package org.millwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Notes which process a part runs in, so that the next supervisor finds it if this one dies. */
final class PidFile {
  /** The system's own start time of one process may be read differently by this much. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) throws IOException {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    Files.writeString(file, process.pid() + "\n" + start + "\n");
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Ends the noted process with all its descendants, if it still is the noted one: a process number
   * may have passed to another program since.
   */
  void endLeftover() throws IOException {
    Optional<ProcessHandle> leftover = leftover();
    if (leftover.isPresent()) {
      end(leftover.get());
    }
    delete();
  }

  static void end(ProcessHandle process) {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private Optional<ProcessHandle> leftover() throws IOException {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    try {
      Instant noted = Instant.parse(lines.get(1));
      return ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(process -> startedAbout(noted, process.info()));
    } catch (IndexOutOfBoundsException
        | NumberFormatException
        | java.time.format.DateTimeParseException halfWritten) {
      return Optional.empty();
    }
  }

  private static boolean startedAbout(Instant noted, ProcessHandle.Info info) {
    return info.startInstant()
        .filter(start -> Duration.between(start, noted).abs().compareTo(TOLERANCE) <= 0)
        .isPresent();
  }
}
