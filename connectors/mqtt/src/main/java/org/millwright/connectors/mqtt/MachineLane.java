package org.millwright.connectors.mqtt;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * The way of one machine's frames to the receiver: in order, numbered, a loss told once.
 *
 * <p>A machine that numbers its messages keeps its numbers. The frames that tell of its connection
 * then need numbers of their own, and so a source of their own: {@code <scheme>-link:<machine>}.
 */
final class MachineLane {

  private enum Link {
    UNKNOWN,
    UP,
    DOWN
  }

  private final String scheme;
  private final MachineId machine;
  private final TagSheets tags;
  private final Source.Receiver receiver;
  private final Lane lane;
  private final long began;
  private Link link = Link.UNKNOWN;
  private boolean numbersItself;
  private long session;
  private long next;
  private long nextLink;

  /**
   * Opens a lane.
   *
   * @param session of frames that carry no number of their own, until a new one begins
   */
  MachineLane(
      String scheme,
      MachineId machine,
      TagSheets tags,
      Source.Receiver receiver,
      Lane lane,
      long session) {
    this.scheme = scheme;
    this.machine = machine;
    this.tags = tags;
    this.receiver = receiver;
    this.lane = lane;
    this.session = session;
    this.began = session;
  }

  /** Later frames without numbers of their own belong to a later session. */
  synchronized void beginSession(long epochMillis) {
    session = Math.max(epochMillis, session + 1);
    next = 0;
  }

  /** Delivers readings under our own number. */
  synchronized void deliver(
      Instant receivedAt, boolean historical, List<RawReading> readings, Runnable done) {
    numbersItself = false;
    send(new RawFrame(machine, nextId(), receivedAt, historical, readings), done);
  }

  /** Delivers readings under the machine's own number. */
  synchronized void deliver(
      Instant receivedAt, Number own, List<RawReading> readings, Runnable done) {
    numbersItself = true;
    var id = new FrameId(scheme + ":" + machine, own.session(), own.sequence());
    send(new RawFrame(machine, id, receivedAt, false, readings), done);
  }

  /** A machine's own numbers of a message. */
  record Number(long session, long sequence) {}

  /** Tells that the machine is connected, unless that is known. */
  synchronized void connected(String detail, Runnable done) {
    if (link == Link.UP) {
      lane.add(() -> CompletableFuture.completedFuture(null), done);
      return;
    }
    link = Link.UP;
    tell(true, detail, done);
  }

  /** Tells that the machine is lost, with its lost frame, unless that is known. */
  synchronized void lost(Instant at, String detail, Runnable done) {
    if (link == Link.DOWN) {
      lane.add(() -> CompletableFuture.completedFuture(null), done);
      return;
    }
    boolean neverHeard = link == Link.UNKNOWN;
    link = Link.DOWN;
    tags.of(machine)
        .map(sheet -> RawFrame.lost(sheet, linkId(neverHeard), at))
        .ifPresent(frame -> send(frame, () -> {}));
    tell(false, detail, done);
  }

  /** As {@link #lost}, for a machine that has been heard. */
  synchronized void lostIfHeard(Instant at, String detail) {
    if (link == Link.UP) {
      lost(at, detail, () -> {});
    }
  }

  private FrameId nextId() {
    return new FrameId(scheme + ":" + machine, session, next++);
  }

  private FrameId linkId(boolean neverHeard) {
    return numbersItself || neverHeard
        ? new FrameId(scheme + "-link:" + machine, began, nextLink++)
        : nextId();
  }

  private void send(RawFrame frame, Runnable done) {
    lane.add(() -> receiver.frame(frame), done);
  }

  private void tell(boolean connected, String detail, Runnable done) {
    lane.add(
        () -> {
          receiver.connection(machine, connected, detail);
          return CompletableFuture.completedFuture(null);
        },
        done);
  }
}
