package org.millwright.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.millwright.stack.part.Part;
import org.millwright.stack.part.Parts;
import org.millwright.stack.settings.PartName;
import org.millwright.stack.settings.StackSettings;

/** All parts of a box, started as soon as what they need is ready and stopped the other way. */
final class Supervisor {
  private static final Duration LOG_CHECK = Duration.ofSeconds(30);

  private final DataFolder folder;
  private final StatusLines status;
  private final Map<PartName, SupervisedPart> parts = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Supervisor(StackSettings settings, DataFolder folder, StatusLines status) throws IOException {
    this.folder = folder;
    this.status = status;
    for (Part part : Parts.of(settings)) {
      PartLog log = new PartLog(folder.log(part.name()));
      log.rotate();
      PidFile pidFile = new PidFile(pidFile(folder.run(), part.name()));
      parts.put(part.name(), new SupervisedPart(part, pidFile, log, status));
    }
  }

  /** Ends what a supervisor that was killed left running in this folder. */
  static void endLeftovers(DataFolder folder) throws IOException {
    for (PartName part : PartName.values()) {
      new PidFile(pidFile(folder.run(), part)).endLeftover();
    }
  }

  static Path pidFile(Path run, PartName part) {
    return run.resolve(part.label() + ".pid");
  }

  void start() {
    parts.values().forEach(part -> part.start(needs(part)));
    Thread.ofPlatform().daemon().name("logs").start(this::boundLogs);
  }

  void awaitReady() throws InterruptedException {
    for (SupervisedPart part : parts.values()) {
      part.awaitReady();
    }
  }

  /** Those that need others go first; those on the same level go together. */
  void stop() throws IOException {
    stopped.countDown();
    Set<SupervisedPart> left = Set.copyOf(parts.values());
    while (!left.isEmpty()) {
      Set<SupervisedPart> rest = left;
      Set<SupervisedPart> next =
          left.stream()
              .filter(part -> rest.stream().noneMatch(other -> needs(other).contains(part)))
              .collect(Collectors.toSet());
      stopTogether(next);
      left = left.stream().filter(part -> !next.contains(part)).collect(Collectors.toSet());
    }
    folder.close();
  }

  private static void stopTogether(Set<SupervisedPart> level) {
    List<Thread> threads = new ArrayList<>();
    for (SupervisedPart part : level) {
      threads.add(Thread.ofPlatform().start(part::stop));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<SupervisedPart> needs(SupervisedPart part) {
    return part.part().needs().stream().filter(parts::containsKey).map(parts::get).toList();
  }

  private void boundLogs() {
    try {
      while (!stopped.await(LOG_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
        for (SupervisedPart part : parts.values()) {
          boundLog(part);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void boundLog(SupervisedPart part) {
    try {
      part.boundLog();
    } catch (IOException e) {
      status.say("The log of " + part.part().name().label() + " cannot be bounded: " + e);
    }
  }

  /** Writes the chosen ports for programs to read: {@code run/ports.properties}. */
  static void notePorts(StackSettings settings, DataFolder folder) throws IOException {
    Files.write(folder.run().resolve("ports.properties"), settings.ports().lines());
  }
}
