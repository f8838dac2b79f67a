package org.millwright.domain.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.plant.MachineId;

/** A receiver that keeps what it is given, refuses on request, and can be waited on. */
public final class RecordingReceiver implements Source.Receiver {

  /** How a frame is refused. */
  public enum Refusal {
    /** {@link Source.Receiver#frame} throws. */
    THROW,
    /** Its stage completes with a failure. */
    FAIL
  }

  /** What a source told of a connection. */
  public record Connection(MachineId machine, boolean connected, String detail) {}

  /** What a source could not read. */
  public record Unreadable(String place, String reason) {}

  private final List<RawFrame> frames = new ArrayList<>();
  private final List<RawFrame> refused = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Unreadable> unreadables = new ArrayList<>();
  private Refusal refusal = Refusal.FAIL;
  private int toRefuse;

  @Override
  public synchronized CompletionStage<Void> frame(RawFrame frame) {
    notifyAll();
    if (toRefuse == 0) {
      frames.add(frame);
      return CompletableFuture.completedFuture(null);
    }
    toRefuse--;
    refused.add(frame);
    var reason = new IllegalStateException("the test refuses " + frame.id());
    if (refusal == Refusal.THROW) {
      throw reason;
    }
    return CompletableFuture.failedFuture(reason);
  }

  @Override
  public synchronized CompletionStage<Void> unreadable(
      String place, byte[] payload, String reason) {
    unreadables.add(new Unreadable(place, reason));
    notifyAll();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized void connection(MachineId machine, boolean connected, String detail) {
    connections.add(new Connection(machine, connected, detail));
    notifyAll();
  }

  /** Refuses the next frames. */
  public synchronized void refuseNext(int count, Refusal how) {
    toRefuse = count;
    refusal = how;
  }

  /** The frames taken, oldest first. */
  public synchronized List<RawFrame> frames() {
    return List.copyOf(frames);
  }

  /** The frames refused, oldest first. */
  public synchronized List<RawFrame> refused() {
    return List.copyOf(refused);
  }

  public synchronized List<Connection> connections() {
    return List.copyOf(connections);
  }

  public synchronized List<Unreadable> unreadables() {
    return List.copyOf(unreadables);
  }

  /** Whether a machine is connected, as the source told last; false before it told anything. */
  public boolean connected(MachineId machine) {
    return connections().stream()
        .filter(connection -> connection.machine().equals(machine))
        .reduce((first, second) -> second)
        .map(Connection::connected)
        .orElse(false);
  }

  /** The readings of one address in the frames taken, oldest first. */
  public List<RawReading> readings(String address) {
    return frames().stream()
        .flatMap(frame -> frame.readings().stream())
        .filter(reading -> reading.address().equals(address))
        .toList();
  }

  /** Whether a good reading of this value was taken. */
  public boolean heard(String address, double value) {
    return readings(address).stream()
        .anyMatch(reading ->
            reading.quality() == Quality.GOOD && reading.value().equals(Value.of(value)));
  }

  /** How many frames are the frame of a lost machine. */
  public long losses(TagSheet sheet) {
    return frames().stream()
        .filter(frame ->
            frame
                .readings()
                .equals(RawFrame.lost(sheet, frame.id(), frame.receivedAt()).readings()))
        .count();
  }

  /**
   * Waits until something is so.
   *
   * @param what the sentence that a failed test shows
   */
  public void await(Duration bound, String what, Predicate<RecordingReceiver> so)
      throws InterruptedException {
    if (!within(bound, so)) {
      throw new AssertionError("expected within " + bound + ": " + what + "; " + this);
    }
  }

  /** Waits until something is so, and tells whether it came to be. */
  public synchronized boolean within(Duration bound, Predicate<RecordingReceiver> so)
      throws InterruptedException {
    long end = System.nanoTime() + bound.toNanos();
    while (!so.test(this)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public synchronized String toString() {
    int from = Math.max(0, frames.size() - 5);
    return "%d frames taken, the last %s; %d refused; connections %s; unreadable %s"
        .formatted(
            frames.size(),
            frames.subList(from, frames.size()),
            refused.size(),
            connections,
            unreadables);
  }
}
