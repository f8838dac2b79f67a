package org.millwright.connectors.erp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.millwright.domain.erp.Documents;
import org.millwright.domain.erp.Documents.Due;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the kept documents to the ERP until it has them, and then says so.
 *
 * <p>A document is leased for the time of one try, so that two copies of Millwright do not send it
 * at once and a copy that dies gives it back. Every try has the same id and the same bytes; before
 * the first one the document lies in the outbox folder as a file. What the ERP refuses for good
 * (400, 422) is kept, shown as rejected and tried again slowly, for the fault may be mended there.
 */
public final class OutboxSender implements AutoCloseable {

  /** Learns of each acceptance at least once; an exception has it told again. */
  @FunctionalInterface
  public interface Listener {
    void accepted(String documentId) throws Exception;
  }

  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 250;
  private static final long REST_AFTER_FAULT_MILLIS = 1_000;
  private static final int SENDERS = 4;

  private final Documents documents;
  private final ErpSettings settings;
  private final InstantSource clock;
  private final Listener listener;
  private final OutboxFolder folder;
  private final ErpCall erp;
  private final Semaphore work = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  public OutboxSender(
      Documents documents, ErpSettings settings, InstantSource clock, Listener listener) {
    this.documents = documents;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    folder = new OutboxFolder(settings.outboxFolder());
    erp = new ErpCall(settings);
  }

  /** Begins to send; returns at once. Called once. */
  public void start() {
    running = true;
    for (int i = 1; i <= SENDERS; i++) {
      threads.add(Thread.ofVirtual().name("erp-outbox-" + i).start(() -> loop(this::sendNext)));
    }
    threads.add(Thread.ofVirtual().name("erp-notices").start(() -> loop(this::tellNext)));
  }

  /** Says that a document was kept, so that it need not wait for the next look. */
  public void wake() {
    work.release();
  }

  /** One step of work; false when there is none to do now. */
  private interface Step {
    boolean take() throws InterruptedException;
  }

  private void loop(Step step) {
    while (running) {
      try {
        if (!step.take() && work.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("The outbox rests for {} ms: {}", REST_AFTER_FAULT_MILLIS, e.toString());
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(REST_AFTER_FAULT_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean sendNext() throws InterruptedException {
    Instant now = clock.instant();
    Duration lease = settings.connectTimeout().plus(settings.answerTimeout()).plus(LEASE_MARGIN);
    Optional<Due> due = documents.next(now, now.plus(lease));
    if (due.isEmpty()) {
      return false;
    }
    settle(due.get(), send(due.get()));
    return true;
  }

  private Answer send(Due due) throws InterruptedException {
    try {
      folder.keep(due.letter());
    } catch (IOException e) {
      return new Answer.Failed(
          "the file in " + settings.outboxFolder() + " could not be written: " + e);
    }
    return erp.send(due.letter());
  }

  private void settle(Due due, Answer answer) {
    String id = due.letter().id();
    Instant now = clock.instant();
    switch (answer) {
      case Answer.Accepted _ -> {
        documents.accepted(id, now);
        LOG.info("The ERP has {} (try {})", id, due.attempt());
        work.release();
      }
      case Answer.Failed failed -> {
        documents.failed(id, now.plus(pause(due.attempt())), failed.sentence());
        LOG.info("{}, try {}: {}", id, due.attempt(), failed.sentence());
      }
      case Answer.Refused refused -> {
        documents.refused(id, now.plus(settings.refusedPause()), refused.sentence());
        LOG.warn("{} was refused: {}", id, refused.sentence());
      }
    }
  }

  /** Doubles with each try up to the longest; half of it is chance, so that tries spread. */
  private Duration pause(int attempt) {
    long doubled = settings.firstPause().toMillis() << Math.min(attempt - 1, 20);
    long full = Math.min(doubled, settings.longestPause().toMillis());
    return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
  }

  private boolean tellNext() throws InterruptedException {
    for (String id : documents.unnoticed()) {
      if (tell(id)) {
        documents.noticed(id, clock.instant());
      } else {
        rest();
      }
    }
    return false;
  }

  private boolean tell(String id) throws InterruptedException {
    try {
      listener.accepted(id);
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("The acceptance of {} could not be told and is told again: {}", id, e.toString());
      return false;
    }
  }

  /** Stops; a try under way is broken off and made again later. */
  @Override
  public void close() {
    running = false;
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    erp.close();
  }
}
