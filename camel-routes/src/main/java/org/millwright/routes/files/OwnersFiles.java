package org.millwright.routes.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The owners' files at one moment, as text.
 *
 * @param texts by path from the root, such as {@code camel-routes/tags/cnc-1.csv}
 */
public record OwnersFiles(SortedMap<String, String> texts) {

  public static final String FOLDER = "camel-routes/";
  public static final String MACHINES = FOLDER + "machines.csv";
  public static final String STATES = FOLDER + "states.csv";
  public static final String TAGS = FOLDER + "tags/";
  public static final String EXAMPLES = FOLDER + "examples/";

  public OwnersFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** No files at all. */
  public static OwnersFiles none() {
    return new OwnersFiles(new TreeMap<>());
  }

  /**
   * Reads the files below a root.
   *
   * @param root the folder that holds {@code camel-routes}
   */
  public static OwnersFiles read(Path root) {
    var texts = new TreeMap<String, String>();
    for (String folder : List.of(FOLDER, TAGS, EXAMPLES)) {
      for (Path file : list(root.resolve(folder))) {
        String path = folder + file.getFileName();
        if (isOurs(path)) {
          text(file).ifPresent(text -> texts.put(path, text));
        }
      }
    }
    return new OwnersFiles(texts);
  }

  private static boolean isOurs(String path) {
    return path.equals(MACHINES)
        || path.equals(STATES)
        || isRoute(path)
        || (path.endsWith(".csv") && (path.startsWith(TAGS) || path.startsWith(EXAMPLES)));
  }

  private static boolean isRoute(String path) {
    return path.startsWith(FOLDER)
        && path.indexOf('/', FOLDER.length()) < 0
        && (path.endsWith(".yaml") || path.endsWith(".yml"));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The route files, by path. */
  public SortedMap<String, String> routes() {
    var routes = new TreeMap<>(texts);
    routes.keySet().removeIf(path -> !isRoute(path));
    return routes;
  }

  /** The sheets of one folder, by what they are named after. */
  SortedMap<String, String> namedIn(String folder) {
    var named = new TreeMap<String, String>();
    texts.forEach((path, text) -> {
      if (path.startsWith(folder)) {
        named.put(path.substring(folder.length(), path.length() - ".csv".length()), text);
      }
    });
    return named;
  }

  /** The same files with some replaced; an empty one is taken out. */
  public OwnersFiles with(Map<String, Optional<String>> changes) {
    var changed = new TreeMap<>(texts);
    changes.forEach((path, text) ->
        text.ifPresentOrElse(t -> changed.put(path, t), () -> changed.remove(path)));
    return new OwnersFiles(changed);
  }

  /** What leads from these files to others; an empty one is gone. */
  public SortedMap<String, Optional<String>> changesTo(OwnersFiles other) {
    var changes = new TreeMap<String, Optional<String>>();
    other.texts.forEach((path, text) -> {
      if (!text.equals(texts.get(path))) {
        changes.put(path, Optional.of(text));
      }
    });
    texts
        .keySet()
        .forEach(path -> {
          if (!other.texts.containsKey(path)) {
            changes.put(path, Optional.empty());
          }
        });
    return changes;
  }
}
