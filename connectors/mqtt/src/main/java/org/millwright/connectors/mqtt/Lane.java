package org.millwright.connectors.mqtt;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.millwright.domain.observation.HandOver;
import org.millwright.domain.observation.RawFrame;

/**
 * Hands things to the receiver one after the other, each again until it is taken. Messages that
 * have gathered meanwhile go together as far as {@link Batch} admits. A lane that is full blocks
 * whoever adds to it, so that a slow bus pushes back through the connection.
 */
final class Lane implements AutoCloseable {

  /** How soon somebody who adds to a full lane notices that it is closed. */
  private static final long LOOK_MILLIS = 100;

  private static final int CAPACITY = 1_024;

  /** What waits in a lane. */
  sealed interface Delivery permits Errand, Batch.Message {}

  private record Errand(Supplier<CompletionStage<Void>> handOver, Runnable done)
      implements Delivery {}

  private final BlockingQueue<Delivery> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final Joining joining;
  private final Thread runner;
  private volatile boolean closed;

  Lane(String name, Joining joining) {
    this.joining = joining;
    runner = Thread.ofVirtual().name(name).start(this::run);
  }

  /**
   * Adds a delivery, unless the lane is closed.
   *
   * @param done run when the receiver has taken it
   */
  void add(Supplier<CompletionStage<Void>> handOver, Runnable done) {
    add(new Errand(handOver, done));
  }

  /** Adds a delivery, unless the lane is closed. */
  void add(Delivery delivery) {
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
        switch (waiting.take()) {
          case Errand errand -> {
            HandOver.untilTaken(errand.handOver());
            errand.done().run();
          }
          case Batch.Message message -> handOver(gathered(message));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch gathered(Batch.Message first) throws InterruptedException {
    var batch = new Batch(joining, first);
    while (waiting.peek() instanceof Batch.Message next && batch.admits(next)) {
      waiting.take();
      batch.add(next);
    }
    return batch;
  }

  private static void handOver(Batch batch) throws InterruptedException {
    MachineLane lane = batch.last().lane();
    RawFrame frame = lane.frame(batch);
    HandOver.untilTaken(() -> lane.handOver(frame));
    batch.done();
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
