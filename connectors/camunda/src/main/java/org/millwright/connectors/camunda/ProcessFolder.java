package org.millwright.connectors.camunda;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millwright.connectors.camunda.check.ProcessCheck;
import org.millwright.domain.sheet.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the engine's processes, decisions and forms as they lie in {@code home/bpmn}: a saved file
 * is deployed within 5 s when it passes the check; a broken one is refused, and what the engine has
 * of it stays. The same content is deployed once.
 */
public final class ProcessFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessFolder.class);
  private static final long LOOK_MILLIS = 1_000;

  /** Told what became of each file. Called from the folder's own thread. */
  public interface Listener {

    /**
     * A file is deployed.
     *
     * @param file path from the installation's root
     * @param hash the first 12 hex digits of the content's SHA-256
     */
    void active(String file, String hash);

    /** A file is refused; what was deployed before stays. */
    void refused(String file, String hash, List<Problem> problems);

    /** A file is gone; the engine keeps what it has of it. */
    void gone(String file);
  }

  private final Path home;
  private final Set<String> jobTypes;
  private final Engine engine;
  private final Listener listener;
  private final CountDownLatch offered = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /** What was said of each file last: its hash and its problems. */
  private final Map<String, Judged> judged = new HashMap<>();

  private Map<String, String> seenBefore = Map.of();

  /** The files at which nothing is left to do. */
  private Map<String, String> done = Map.of();

  private record Judged(String hash, List<Problem> problems) {}

  /**
   * Looks at once, and then every second.
   *
   * @param home the installation's root
   * @param jobTypes those that have a worker
   */
  public static ProcessFolder watch(
      Path home, Set<String> jobTypes, Engine engine, Listener listener) {
    var folder = new ProcessFolder(home, jobTypes, engine, listener);
    folder.thread.start();
    return folder;
  }

  private ProcessFolder(Path home, Set<String> jobTypes, Engine engine, Listener listener) {
    this.home = home;
    this.jobTypes = Set.copyOf(jobTypes);
    this.engine = engine;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("process-folder").unstarted(this::run);
  }

  private void run() {
    boolean first = true;
    try {
      do {
        lookSafely(first);
        first = false;
      } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookSafely(boolean first) {
    try {
      look(first);
    } catch (UncheckedIOException e) {
      LOG.warn("{}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the process folder could not be brought to the engine; tried again", e);
    }
  }

  /** A file that is being written looks broken: it has to look the same twice. */
  private void look(boolean first) {
    SortedMap<String, byte[]> files = ProcessCheck.read(home);
    Map<String, String> hashes = hashes(files);
    boolean settled = first || hashes.equals(seenBefore);
    seenBefore = hashes;
    if (settled && !hashes.equals(done)) {
      forgetGone(files.keySet());
      judge(files, hashes);
      if (allJudged(hashes)) {
        done = hashes;
        offered.countDown();
      } else {
        done = Map.of();
      }
    }
  }

  /**
   * Waits until the engine was offered all that lay in the folder. A message that is there before
   * the process that it starts never starts it, not even later.
   */
  public void awaitOffered() throws InterruptedException {
    offered.await();
  }

  private boolean allJudged(Map<String, String> hashes) {
    return hashes.entrySet().stream()
        .allMatch(file -> {
          Judged last = judged.get(file.getKey());
          return last != null && last.hash().equals(file.getValue());
        });
  }

  private static Map<String, String> hashes(SortedMap<String, byte[]> files) {
    var hashes = new TreeMap<String, String>();
    files.forEach((file, content) -> hashes.put(file, ContentHash.of(content)));
    return hashes;
  }

  private void forgetGone(Set<String> files) {
    for (String file : List.copyOf(judged.keySet())) {
      if (!files.contains(file)) {
        judged.remove(file);
        listener.gone(file);
      }
    }
  }

  private void judge(SortedMap<String, byte[]> files, Map<String, String> hashes) {
    Map<String, List<Problem>> problems =
        ProcessCheck.check(files, jobTypes).stream().collect(Collectors.groupingBy(Problem::file));
    var fresh = new TreeMap<String, byte[]>();
    files.forEach((file, content) -> {
      var now = new Judged(hash(hashes, file), problems.getOrDefault(file, List.of()));
      if (!isCovered(now, judged.get(file))) {
        if (now.problems().isEmpty()) {
          fresh.put(file, content);
        } else {
          refuse(file, now);
        }
      }
    });
    if (!fresh.isEmpty()) {
      deploy(fresh, hashes);
    }
  }

  /** What the engine refused is not offered again until it is saved anew. */
  private static boolean isCovered(Judged now, @Nullable Judged before) {
    return before != null
        && before.hash().equals(now.hash())
        && (before.equals(now) || (now.problems().isEmpty() && isTheEngines(before)));
  }

  private static boolean isTheEngines(Judged judged) {
    return judged.problems().stream().anyMatch(problem -> problem.place().equals("deployment"));
  }

  private void deploy(SortedMap<String, byte[]> fresh, Map<String, String> hashes) {
    switch (engine.deploy(fresh)) {
      case Engine.Deployment.Accepted _ ->
          fresh
              .keySet()
              .forEach(file -> {
                judged.put(file, new Judged(hash(hashes, file), List.of()));
                listener.active(file, hash(hashes, file));
              });
      case Engine.Deployment.Refused(String reason) when fresh.size() > 1 ->
          // One of them is at fault: each for itself.
          fresh.forEach((file, content) -> deploy(new TreeMap<>(Map.of(file, content)), hashes));
      case Engine.Deployment.Refused(String reason) ->
          refuse(
              fresh.firstKey(),
              new Judged(hash(hashes, fresh.firstKey()), List.of(refusal(fresh, reason))));
      case Engine.Deployment.Closed _ -> LOG.debug("closed before {} was deployed", fresh.keySet());
    }
  }

  private static Problem refusal(SortedMap<String, byte[]> fresh, String reason) {
    return new Problem(
        fresh.firstKey(),
        0,
        "deployment",
        reason.replaceAll("\\s+", " ").strip(),
        "something that the engine accepts");
  }

  private void refuse(String file, Judged now) {
    judged.put(file, now);
    listener.refused(file, now.hash(), now.problems());
  }

  private static String hash(Map<String, String> hashes, String file) {
    return hashes.getOrDefault(file, "");
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
