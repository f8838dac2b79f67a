package org.millwright.tests.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test that asks the same running plant, which is started once and ended after the last
 * test. Each test leaves it as it was: repaired, the ERP normal.
 */
final class SharedPlant implements ParameterResolver {
  private static final Namespace LINE = Namespace.create(SharedPlant.class);

  /** What the store keeps: it is closed when all tests have run. */
  private record Kept(Path folder, RunningPlant plant) implements AutoCloseable {
    static Kept start() {
      try {
        Path folder = Files.createTempDirectory("millwright-line");
        return new Kept(folder, RunningPlant.in(folder));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      plant.close();
      if (Boolean.getBoolean("millwright.keep")) {
        System.out.println("kept: " + folder);
        return;
      }
      delete(folder);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningPlant.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(LINE)
        .getOrComputeIfAbsent(Kept.class, key -> Kept.start(), Kept.class)
        .plant();
  }

  /** Links are removed, not what they point to. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
