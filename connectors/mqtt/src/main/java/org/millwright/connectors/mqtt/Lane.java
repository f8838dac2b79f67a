package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Hands things to the receiver one after the other, each again until it is taken. A lane that is
 * full blocks whoever adds to it, so that a slow bus pushes back through the connection.
 */
final class Lane implements AutoCloseable {

  /** A receiver that has not answered for so long is given the same again. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int CAPACITY = 1_024;

  private record Delivery(Supplier<CompletionStage<Void>> handOver, Runnable done) {}

  private final BlockingQueue<Delivery> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread runner;

  Lane(String name) {
    runner = Thread.ofVirtual().name(name).start(this::run);
  }

  /**
   * Adds a delivery.
   *
   * @param done run when the receiver has taken it
   */
  void add(Supplier<CompletionStage<Void>> handOver, Runnable done) {
    try {
      waiting.put(new Delivery(handOver, done));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Delivery next = waiting.take();
        untilTaken(next.handOver());
        next.done().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void untilTaken(Supplier<CompletionStage<Void>> handOver)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!taken(handOver)) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private static boolean taken(Supplier<CompletionStage<Void>> handOver)
      throws InterruptedException {
    try {
      handOver.get().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | RuntimeException refused) {
      return false;
    }
  }

  @Override
  public void close() {
    runner.interrupt();
    try {
      runner.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
