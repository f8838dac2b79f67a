package org.millwright.domain.observation;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.millwright.domain.plant.MachineId;

/**
 * The way of one machine's frames to a receiver, as {@link Source} promises it: numbered without
 * gaps, one after the other, each again until the receiver takes it, a loss told once.
 *
 * <p>For sources with one thread a machine; every method blocks that thread until the receiver has
 * taken what it was given, and so pushes back to the device. Not safe for several threads. The
 * receiver says itself why it refuses; the feed only repeats.
 */
public final class MachineFeed {

  private enum Link {
    UNKNOWN,
    UP,
    DOWN
  }

  private final MachineId machine;
  private final String source;
  private final InstantSource clock;
  private final Source.Receiver receiver;
  private final long session;
  private long next;
  private Link link = Link.UNKNOWN;

  /**
   * Begins a session, named by the clock's milliseconds.
   *
   * @param source the connection as {@link FrameId} names it, such as {@code opcua:cnc-1}
   */
  public MachineFeed(
      MachineId machine, String source, InstantSource clock, Source.Receiver receiver) {
    this.machine = machine;
    this.source = source;
    this.clock = clock;
    this.receiver = receiver;
    this.session = clock.millis();
  }

  /** Delivers one frame; without readings it is a sign of life. */
  public void frame(List<RawReading> readings) throws InterruptedException {
    deliver(new RawFrame(machine, nextId(), clock.instant(), false, readings));
  }

  /** Delivers what could not be read; see {@link Source.Receiver#unreadable}. */
  public void unreadable(String place, byte[] payload, String reason) throws InterruptedException {
    HandOver.untilTaken(() -> receiver.unreadable(place, payload, reason));
  }

  /** Tells that the machine is connected, unless that is known. */
  public void connected(String detail) throws InterruptedException {
    if (link != Link.UP) {
      link = Link.UP;
      tell(true, detail);
    }
  }

  /** Delivers the lost frame and tells that the connection is gone, unless that is known. */
  public void lost(TagSheet sheet, String detail) throws InterruptedException {
    if (link != Link.DOWN) {
      link = Link.DOWN;
      deliver(RawFrame.lost(sheet, nextId(), clock.instant()));
      tell(false, detail);
    }
  }

  private FrameId nextId() {
    return new FrameId(source, session, next++);
  }

  private void deliver(RawFrame frame) throws InterruptedException {
    HandOver.untilTaken(() -> receiver.frame(frame));
  }

  private void tell(boolean connected, String detail) throws InterruptedException {
    HandOver.untilTaken(() -> {
      receiver.connection(machine, connected, detail);
      return CompletableFuture.completedFuture(null);
    });
  }
}
