package org.millwright.connectors.erp;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.millwright.domain.erp.ErpDocument.OperationsSchedule;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which the ERP puts orders as files. A file that was taken goes to {@code done/},
 * one that was refused to {@code rejected/} with {@code NAME.reason.txt} beside it.
 *
 * <p>Files may be written in place: one is looked at when it has not changed for a second, and
 * refused only when it has not changed for ten, for its writer may have paused. Names that begin
 * with a dot or end with {@code .tmp} or {@code .part} are left alone until they are renamed.
 * Taking comes before moving, so that a crash in between has the file taken twice, with one effect.
 */
public final class InboxFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(InboxFolder.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final Duration GIVEN_UP = Duration.ofSeconds(10);

  /** A file's size and time of change when it was first seen so. */
  private record Seen(long size, Instant changedAt, Instant since) {}

  private final Path folder;
  private final OrderIntake intake;
  private final InstantSource clock;
  private final Map<Path, Seen> seen = new HashMap<>();
  private final Set<Path> failing = new HashSet<>();
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * @param folder is made when it is not there
   */
  public InboxFolder(Path folder, OrderIntake intake, InstantSource clock) {
    this.folder = folder;
    this.intake = intake;
    this.clock = clock;
    thread = Thread.ofVirtual().name("erp-inbox").unstarted(this::loop);
  }

  /** Begins to watch; returns at once. Called once. */
  public void start() {
    thread.start();
  }

  private void loop() {
    while (running) {
      try {
        look();
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} could not be read and is tried again: {}", folder, e.toString());
      }
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void look() throws IOException {
    Files.createDirectories(folder);
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(InboxFolder::isCandidate).sorted().toList();
    }
    seen.keySet().retainAll(files);
    failing.retainAll(files);
    for (Path file : files) {
      look(file);
    }
  }

  private static boolean isCandidate(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && !name.endsWith(".tmp")
        && !name.endsWith(".part");
  }

  /** What one file refuses is no reason to leave the others. */
  private void look(Path file) {
    try {
      Duration unchanged = unchanged(file);
      if (unchanged.compareTo(SETTLED) >= 0) {
        take(file, unchanged.compareTo(GIVEN_UP) >= 0);
      }
    } catch (NoSuchFileException _) {
      LOG.debug("{} went away; another copy of Millwright has taken it", file);
    } catch (IOException e) {
      if (failing.add(file)) {
        LOG.warn("{} could not be taken and is tried again: {}", file, e.toString());
      }
    }
  }

  private Duration unchanged(Path file) throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Instant now = clock.instant();
    Instant changedAt = attributes.lastModifiedTime().toInstant();
    Seen before = seen.get(file);
    if (before == null
        || before.size() != attributes.size()
        || !before.changedAt().equals(changedAt)) {
      seen.put(file, new Seen(attributes.size(), changedAt, now));
      return Duration.ZERO;
    }
    return Duration.between(before.since(), now);
  }

  private void take(Path file, boolean givenUp) throws IOException {
    String name = file.getFileName().toString();
    byte[] body = beginning(file);
    Checked<OperationsSchedule> reading = intake.read(name, body);
    switch (reading) {
      case Checked.Sound<OperationsSchedule> _ -> {
        var receipt = intake.take(body, reading).orThrow();
        move(file, folder.resolve("done"));
        LOG.info(
            "{}: {} orders of {}{}",
            name,
            receipt.orders(),
            receipt.scheduleId(),
            receipt.duplicate() ? ", taken before" : "");
      }
      case Checked.Refused<OperationsSchedule> refused -> {
        if (givenUp) {
          intake.take(body, reading);
          reject(file, refused.problems());
        }
      }
    }
  }

  /** One byte more than is allowed is enough to see that it is too long. */
  private static byte[] beginning(Path file) throws IOException {
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(SafeXml.MOST_BYTES + 1);
    }
  }

  /** The reason comes first: a file in {@code rejected/} always has its reason beside it. */
  private void reject(Path file, List<Problem> problems) throws IOException {
    Path rejected = Files.createDirectories(folder.resolve("rejected"));
    Path target = free(rejected, file.getFileName().toString());
    String reason = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    Files.writeString(rejected.resolve(target.getFileName() + ".reason.txt"), reason + "\n");
    moveTo(file, target);
    LOG.warn("{} was refused: {}", file.getFileName(), problems.getFirst());
  }

  private void move(Path file, Path target) throws IOException {
    Files.createDirectories(target);
    moveTo(file, free(target, file.getFileName().toString()));
  }

  private void moveTo(Path file, Path target) throws IOException {
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(file, target);
    }
    seen.remove(file);
  }

  /** The name, or with a number where it is taken. */
  private static Path free(Path folder, String name) {
    Path target = folder.resolve(name);
    for (int i = 2; Files.exists(target); i++) {
      target = folder.resolve(name + "." + i);
    }
    return target;
  }

  @Override
  public void close() {
    running = false;
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
