package org.millwright.tests.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An installation of its own for a test: the built programs by links, the files that owners edit as
 * copies, so that a test can edit them.
 */
final class Installation {
  /** The folder of this repository, where the build left the programs. */
  static final Path SOURCES =
      Path.of(System.getProperty("basedir", ""), "..").toAbsolutePath().normalize();

  private static final List<String> PROGRAMS = List.of("app", "twin", "stack", "connectors");
  private static final List<String> OWNED = List.of("rules", "bpmn", "camel-routes");

  private final Path home;

  private Installation(Path home) {
    this.home = home;
  }

  static Installation in(Path home) throws IOException {
    Files.createDirectories(home);
    for (String program : PROGRAMS) {
      Files.createSymbolicLink(home.resolve(program), SOURCES.resolve(program));
    }
    for (String folder : OWNED) {
      copy(SOURCES.resolve(folder), home.resolve(folder));
    }
    return new Installation(home);
  }

  Path home() {
    return home;
  }

  String read(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  /** Saves as an editor does: whole, at once. */
  void save(String file, String text) throws IOException {
    Files.writeString(home.resolve(file), text);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(file -> Stream.of("target", "src").noneMatch(from.relativize(file)::startsWith))
          .forEach(file -> copyOne(file, to.resolve(from.relativize(file))));
    }
  }

  private static void copyOne(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
