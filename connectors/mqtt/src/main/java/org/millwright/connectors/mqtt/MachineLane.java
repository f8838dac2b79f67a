package org.millwright.connectors.mqtt;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Source;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

/**
 * The way of one machine's messages to the receiver: in order, put together in frames, numbered, a
 * loss told once.
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
  private long nextLink;

  /** The next message stands by itself: the first of a session, or after a change of the link. */
  private boolean opening = true;

  private @Nullable Number newest;

  /** The count of frames, which the lane's own thread keeps. */
  private long countedSession;

  private long next;

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
    opening = true;
  }

  /** Delivers readings under our own number. */
  synchronized void deliver(
      Instant receivedAt, boolean historical, List<RawReading> readings, Runnable done) {
    numbersItself = false;
    add(source(), null, receivedAt, historical, takeOpening(), readings, done);
  }

  /**
   * Delivers readings under the machine's own number.
   *
   * @param again true when the broker says that it may have sent them before: they go by
   *     themselves, so that their number tells whether they are known
   */
  synchronized void deliver(
      Instant receivedAt, Number own, boolean again, List<RawReading> readings, Runnable done) {
    numbersItself = true;
    Number before = newest;
    boolean alone = takeOpening() || again || (before != null && !own.after(before));
    newest = before == null || own.after(before) ? own : before;
    add(source(), own, receivedAt, false, alone, readings, done);
  }

  private boolean takeOpening() {
    boolean alone = opening;
    opening = false;
    return alone;
  }

  /** A machine's own numbers of a message. */
  record Number(long session, long sequence) {

    boolean after(Number other) {
      return session > other.session || (session == other.session && sequence > other.sequence);
    }
  }

  /** Tells that the machine is connected, unless that is known. */
  synchronized void connected(String detail, Runnable done) {
    if (link == Link.UP) {
      lane.add(() -> CompletableFuture.completedFuture(null), done);
      return;
    }
    link = Link.UP;
    tell(true, detail, done);
  }

  /** As {@link #connected}, before a message; what is known puts nothing between messages. */
  synchronized void heard(String detail) {
    if (link != Link.UP) {
      connected(detail, () -> {});
    }
  }

  /** Tells that the machine is lost, with its lost frame, unless that is known. */
  synchronized void lost(Instant at, String detail, Runnable done) {
    if (link == Link.DOWN) {
      lane.add(() -> CompletableFuture.completedFuture(null), done);
      return;
    }
    boolean neverHeard = link == Link.UNKNOWN;
    link = Link.DOWN;
    tags.of(machine).ifPresent(sheet -> addLost(sheet, at, numbersItself || neverHeard));
    tell(false, detail, done);
  }

  /** As {@link #lost}, for a machine that has been heard. */
  synchronized void lostIfHeard(Instant at, String detail) {
    if (link == Link.UP) {
      lost(at, detail, () -> {});
    }
  }

  private void addLost(TagSheet sheet, Instant at, boolean numberedApart) {
    Number number = numberedApart ? new Number(began, nextLink++) : null;
    String from = numberedApart ? scheme + "-link:" + machine : source();
    var readings = RawFrame.lost(sheet, new FrameId(from, began, 0), at).readings();
    add(from, number, at, false, true, readings, () -> {});
  }

  private String source() {
    return scheme + ":" + machine;
  }

  private void add(
      String from,
      @Nullable Number number,
      Instant receivedAt,
      boolean historical,
      boolean alone,
      List<RawReading> readings,
      Runnable done) {
    lane.add(
        new Batch.Message(
            this, from, number, session, receivedAt, historical, alone, readings, done));
  }

  /** The frame of messages that go together; called once for each, in order, by the lane. */
  RawFrame frame(Batch batch) {
    Batch.Message last = batch.last();
    Number number = last.number();
    FrameId id =
        number == null
            ? counted(last.session())
            : new FrameId(last.source(), number.session(), number.sequence());
    return new RawFrame(machine, id, last.receivedAt(), last.historical(), batch.readings());
  }

  private FrameId counted(long ofSession) {
    if (ofSession != countedSession) {
      countedSession = ofSession;
      next = 0;
    }
    return new FrameId(source(), ofSession, next++);
  }

  CompletionStage<Void> handOver(RawFrame frame) {
    return receiver.frame(frame);
  }

  private void tell(boolean connected, String detail, Runnable done) {
    opening = true;
    lane.add(
        () -> {
          receiver.connection(machine, connected, detail);
          return CompletableFuture.completedFuture(null);
        },
        done);
  }
}
