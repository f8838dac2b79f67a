package org.millwright.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.millwright.domain.sheet.Checked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the rule files in force, for a start at which those in the installation are broken. A
 * new copy takes the place of the old one as a whole, so that a crash leaves one of the two.
 */
final class KeptFiles {

  private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

  private final Path folder;

  KeptFiles(Path folder) {
    this.folder = folder;
  }

  /** Keeps these files; when that fails, the former copy stays and the log says so. */
  void keep(RuleFiles files) {
    Path next = beside(".new");
    Path former = beside(".old");
    try {
      delete(next);
      write(files, next);
      delete(former);
      if (Files.exists(folder)) {
        Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
      delete(former);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("the rule files in force cannot be kept in {}", folder, e);
    }
  }

  /** The book of the kept files; empty when there are none, or none that this Millwright reads. */
  Optional<RuleBook> book() {
    for (Path copy : new Path[] {folder, beside(".old")}) {
      if (Files.isDirectory(copy)
          && RuleBook.of(RuleFiles.read(copy)) instanceof Checked.Sound<RuleBook> sound) {
        LOG.warn(
            "the rule files are broken; those that were in force last are taken from {}", copy);
        return Optional.of(sound.value());
      }
    }
    return Optional.empty();
  }

  private Path beside(String ending) {
    return folder.resolveSibling(folder.getFileName() + ending);
  }

  private static void write(RuleFiles files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, String> text : files.texts().entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue(), StandardCharsets.UTF_8);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
