package org.millwright.rules;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule book of a folder, always the newest sound one: the files are looked at every second, and
 * when they changed and pass the same checks as {@code millwright check}, the new book judges from
 * the next judgement on. A broken one is refused and the old one stays, over a restart too: the
 * files in force are kept aside.
 */
public final class RuleFolder implements Judge, AutoCloseable {

  /** Hears what became of the files. Called from the thread that watches. */
  public interface Listener {

    /** A book took effect. */
    void active(RuleBook book);

    /** The files were refused; the book before stays active. */
    void refused(List<Problem> problems);
  }

  /** What a book rests on: the rules and, as its limits are held against them, the tag sheets. */
  private record Seen(RuleFiles files, SortedMap<String, String> tags) {}

  private static final Logger LOG = LoggerFactory.getLogger(RuleFolder.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Path root;
  private final KeptFiles kept;
  private final Listener listener;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("rule-folder").unstarted(task));
  private Seen seen;
  private volatile RuleBook book;

  private RuleFolder(Path root, KeptFiles kept, Listener listener, Seen seen, RuleBook book) {
    this.root = root;
    this.kept = kept;
    this.listener = listener;
    this.seen = seen;
    this.book = book;
  }

  /**
   * Compiles the folder's book and begins to watch. When its files are broken, those that were in
   * force last are taken from {@code keep}, and the listener hears both.
   *
   * @param root the installation's root; rules lie in {@code root/rules}
   * @param keep where a copy of the files in force is kept; made when it is not there
   * @throws IllegalArgumentException with every problem when the files are broken and no sound ones
   *     are kept
   */
  public static RuleFolder open(Path root, Path keep, Listener listener) {
    var kept = new KeptFiles(keep);
    RuleFiles files = RuleFiles.read(root);
    SortedMap<String, String> tags = PlantCheck.texts(root);
    Checked<RuleBook> read = RulesCheck.book(files, tags);
    RuleBook book =
        switch (read) {
          case Checked.Sound<RuleBook> sound -> {
            kept.keep(files);
            yield sound.value();
          }
          case Checked.Refused<RuleBook> refused -> kept.book().orElseGet(refused::orThrow);
        };
    LOG.info("rule book {} is active", book.hash());
    listener.active(book);
    if (read instanceof Checked.Refused<RuleBook>) {
      listener.refused(read.problems());
    }
    var folder = new RuleFolder(root, kept, listener, new Seen(files, tags), book);
    folder.watch();
    return folder;
  }

  /** The book in force. */
  public RuleBook book() {
    return book;
  }

  @Override
  public Judgement judge(Situation situation) {
    return book.judge(situation);
  }

  @Override
  public void close() {
    watcher.shutdownNow();
  }

  private void watch() {
    var _ =
        watcher.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      var now = new Seen(RuleFiles.read(root), PlantCheck.texts(root));
      if (!now.equals(seen)) {
        swap(now.files, RulesCheck.book(now.files, now.tags));
        seen = now;
      }
    } catch (RuntimeException e) {
      LOG.warn("the rule files cannot be looked at; they are tried again", e);
    }
  }

  private void swap(RuleFiles files, Checked<RuleBook> read) {
    switch (read) {
      case Checked.Sound<RuleBook> sound -> {
        book = sound.value();
        LOG.info("rule book {} is active", book.hash());
        listener.active(book);
        kept.keep(files);
      }
      case Checked.Refused<RuleBook> refused -> {
        LOG.warn("rule files refused, rule book {} stays active", book.hash());
        listener.refused(refused.problems());
      }
    }
  }
}
