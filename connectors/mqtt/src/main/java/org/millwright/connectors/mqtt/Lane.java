package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.millwright.domain.observation.HandOver;

/**
 * Hands things to the receiver one after the other, each again until it is taken. A lane that is
 * full blocks whoever adds to it, so that a slow bus pushes back through the connection.
 */
final class Lane implements AutoCloseable {

  /** How soon somebody who adds to a full lane notices that it is closed. */
  private static final long LOOK_MILLIS = 100;

  private static final int CAPACITY = 1_024;

  private record Delivery(Supplier<CompletionStage<Void>> handOver, Runnable done) {}

  private final BlockingQueue<Delivery> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Thread runner;
  private volatile boolean closed;

  Lane(String name) {
    runner = Thread.ofVirtual().name(name).start(this::run);
  }

  /**
   * Adds a delivery, unless the lane is closed.
   *
   * @param done run when the receiver has taken it
   */
  void add(Supplier<CompletionStage<Void>> handOver, Runnable done) {
    var delivery = new Delivery(handOver, done);
    try {
      boolean added = false;
      while (!closed && !added) {
        added = waiting.offer(delivery, LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Delivery next = waiting.take();
        HandOver.untilTaken(next.handOver());
        next.done().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    runner.interrupt();
    try {
      runner.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
