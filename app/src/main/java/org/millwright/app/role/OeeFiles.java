package org.millwright.app.role;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.app.api.PlantSheets;
import org.millwright.app.system.ArtefactBoard;
import org.millwright.domain.oee.OeeBook;
import org.millwright.domain.oee.OeeBooks;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The sheets of OEE, read every few seconds. They take effect together: while one is broken, the
 * last sound book stays.
 */
final class OeeFiles implements OeeBooks {

  private static final Logger LOG = LoggerFactory.getLogger(OeeFiles.class);
  private static final String KIND = "oee";

  /** What a book rests on. */
  private record Seen(SortedMap<String, String> texts, List<Machine> machines) {}

  private final Path home;
  private final PlantSheets plant;
  private final ArtefactBoard artefacts;

  /** Whom to tell, and the hash of the book that they took last. */
  private final Map<Consumer<OeeBook>, String> listeners = new LinkedHashMap<>();

  private final Set<String> refused = new HashSet<>();
  private @Nullable Seen seen;
  private volatile @Nullable OeeBook book;

  /**
   * Reads the sheets for the first time.
   *
   * @param home the installation's root
   */
  OeeFiles(Path home, PlantSheets plant, ArtefactBoard artefacts) {
    this.home = home;
    this.plant = plant;
    this.artefacts = artefacts;
    look();
  }

  @Override
  public Optional<OeeBook> book() {
    return Optional.ofNullable(book);
  }

  @Override
  public synchronized void listen(Consumer<OeeBook> listener) {
    listeners.put(listener, "");
    tell();
  }

  /** Reads the sheets when they, or the machines that they name, have changed. */
  @Scheduled(fixedDelay = 2_000)
  synchronized void look() {
    var now = new Seen(texts(home), plant.inOrder());
    if (!now.equals(seen)) {
      seen = now;
      switch (OeeBook.read(now.texts(), now.machines())) {
        case Checked.Sound<OeeBook>(OeeBook sound) -> accept(sound);
        case Checked.Refused<OeeBook>(List<Problem> problems) -> refuse(now, problems);
      }
    }
    tell();
  }

  /** The sheets that are there, by path. */
  static SortedMap<String, String> texts(Path home) {
    var texts = new TreeMap<String, String>();
    for (String path : OeeBook.FILES) {
      try {
        byte[] bytes = Files.readAllBytes(home.resolve(path));
        texts.put(path, new String(bytes, StandardCharsets.UTF_8));
      } catch (NoSuchFileException _) {
        LOG.debug("{} is not there", path);
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be read", e);
      }
    }
    return texts;
  }

  private void accept(OeeBook sound) {
    for (String path : OeeBook.FILES) {
      if (refused.contains(path) || !inForce(path, sound.texts())) {
        accepted(path, sound.texts());
      }
    }
    book = sound;
  }

  private void refuse(Seen now, List<Problem> problems) {
    for (String path : OeeBook.FILES) {
      List<Problem> own = problems.stream().filter(each -> each.file().equals(path)).toList();
      if (!own.isEmpty()) {
        refused(path, own);
      } else if (!inForce(path, now.texts())) {
        refused(
            path,
            List.of(
                Problem.ofFile(
                    path,
                    "",
                    "the other sheets of rules/oee/ to be sound: all take effect together")));
      } else if (refused.contains(path)) {
        accepted(path, now.texts());
      }
    }
  }

  private boolean inForce(String path, SortedMap<String, String> texts) {
    @Nullable OeeBook held = book;
    return held != null && Objects.equals(held.texts().get(path), texts.get(path));
  }

  private void accepted(String path, SortedMap<String, String> texts) {
    refused.remove(path);
    var own = new TreeMap<String, String>();
    own.put(path, texts.getOrDefault(path, ""));
    artefacts.accepted(KIND, path, OeeBook.hash(own));
  }

  private void refused(String path, List<Problem> problems) {
    refused.add(path);
    artefacts.refused(KIND, path, problems);
  }

  /** Who could not take the book is told again at the next look. */
  private void tell() {
    @Nullable OeeBook held = book;
    if (held != null) {
      listeners.replaceAll((listener, hash) -> told(listener, hash, held));
    }
  }

  private static String told(Consumer<OeeBook> listener, String hash, OeeBook held) {
    if (!hash.equals(held.hash())) {
      try {
        listener.accept(held);
      } catch (RuntimeException e) {
        LOG.warn("a new book of OEE could not be handed on, which is tried again", e);
        return hash;
      }
    }
    return held.hash();
  }
}
