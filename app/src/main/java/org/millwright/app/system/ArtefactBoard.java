package org.millwright.app.system;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.millwright.app.live.Live;
import org.millwright.domain.sheet.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What became of every file that people edit: in force, or refused and why. */
@Component
public final class ArtefactBoard {

  private static final Logger LOG = LoggerFactory.getLogger(ArtefactBoard.class);

  /**
   * A file and what became of it.
   *
   * @param kind tags, routes, rules, processes, stock or oee
   * @param hash of the content in force; null when it never was in force
   * @param loadedAt when it took effect; null when it never did
   * @param status active, or refused while its former content stays in force
   */
  public record Artefact(
      String kind,
      String path,
      @Nullable String hash,
      @Nullable Instant loadedAt,
      String status,
      List<Fault> problems) {}

  /** A problem as JSON. */
  public record Fault(String file, int line, String place, String found, String expected) {
    static Fault of(Problem problem) {
      return new Fault(
          problem.file(), problem.line(), problem.place(), problem.found(), problem.expected());
    }
  }

  private final SortedMap<String, Artefact> all = new ConcurrentSkipListMap<>();
  private final Live live;
  private final InstantSource clock;

  public ArtefactBoard(Live live, InstantSource clock) {
    this.live = live;
    this.clock = clock;
  }

  /** A file took effect. */
  public void accepted(String kind, String path, String hash) {
    put(new Artefact(kind, path, hash, clock.instant(), "active", List.of()));
    LOG.info("{} is in force", path);
  }

  /** A file was refused; what was in force stays. */
  public void refused(String kind, String path, List<Problem> problems) {
    @Nullable Artefact former = all.get(path);
    put(
        new Artefact(
            kind,
            path,
            former == null ? null : former.hash(),
            former == null ? null : former.loadedAt(),
            "refused",
            problems.stream().map(Fault::of).toList()));
    LOG.warn("{} is refused, what was in force stays: {}", path, problems);
  }

  /** A file is gone and no longer in force. */
  public void removed(String path) {
    all.remove(path);
    LOG.info("{} is gone and no longer in force", path);
  }

  private void put(Artefact artefact) {
    all.put(artefact.path(), artefact);
    live.tell("artefact", artefact);
  }

  public List<Artefact> all() {
    return List.copyOf(new TreeMap<>(all).values());
  }
}
