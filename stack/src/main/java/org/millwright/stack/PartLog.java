package org.millwright.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A part's log file and its one predecessor; together at most about twice the bound. */
final class PartLog {
  static final long BOUND_BYTES = 10L * 1024 * 1024;

  private final Path file;
  private final Path former;

  PartLog(Path file) {
    this.file = file;
    this.former = file.resolveSibling(file.getFileName() + ".1");
  }

  Path file() {
    return file;
  }

  /** Begins a new file; only while nobody writes. */
  void rotate() throws IOException {
    if (Files.exists(file)) {
      Files.move(file, former, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Empties the file in place when it has grown beyond the bound: its writer keeps it open. */
  void bound() throws IOException {
    if (Files.exists(file) && Files.size(file) > BOUND_BYTES) {
      Files.copy(file, former, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(0);
      }
    }
  }
}
