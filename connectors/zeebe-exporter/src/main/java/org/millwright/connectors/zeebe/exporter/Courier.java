package org.millwright.connectors.zeebe.exporter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Carries a backlog to the bus on a thread of its own, so that the engine never waits for Kafka.
 * When Kafka fails, it connects anew and sends everything unconfirmed again, in order.
 */
final class Courier implements AutoCloseable {

  private static final long BACK_OFF_MILLIS = 500;
  private static final long IDLE_MILLIS = 200;

  private final Backlog backlog;
  private final Supplier<Bus> connection;
  private final LongConsumer exported;
  private final Logger log;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param exported told the position up to which the bus has everything
   */
  Courier(Backlog backlog, Supplier<Bus> connection, LongConsumer exported, Logger log) {
    this.backlog = backlog;
    this.connection = connection;
    this.exported = exported;
    this.log = log;
    this.thread = Thread.ofPlatform().daemon().name("engine-exporter").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        carryOverOneConnection();
        if (!closed) {
          TimeUnit.MILLISECONDS.sleep(BACK_OFF_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOverOneConnection() throws InterruptedException {
    var lost = new AtomicReference<@Nullable Exception>();
    backlog.rewind();
    try (Bus bus = connection.get()) {
      while (!closed && lost.get() == null) {
        backlog
            .next(IDLE_MILLIS)
            .ifPresent(entry -> bus.send(entry, fate -> settle(entry, fate, lost)));
      }
    } catch (RuntimeException e) {
      lost.compareAndSet(null, e);
    }
    Exception cause = lost.get();
    if (cause != null) {
      log.warn(
          "Kafka does not take the engine's records ({} wait here): {}",
          backlog.size(),
          cause.toString());
    }
  }

  private void settle(Entry entry, Bus.Fate fate, AtomicReference<@Nullable Exception> lost) {
    switch (fate) {
      case Bus.Fate.Confirmed done -> confirm(entry);
      case Bus.Fate.Refused refused -> {
        log.error("Kafka refuses record {}: {}", entry.position(), refused.reason());
        confirm(entry);
      }
      case Bus.Fate.Lost(Exception cause) -> lost.compareAndSet(null, cause);
    }
  }

  private void confirm(Entry entry) {
    backlog.confirm(entry).ifPresent(exported);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
