package org.millwright.domain.oee;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.millwright.domain.plant.MachineState;

/**
 * Where what a machine tells of one minute is put down, whenever it comes. Two books that were told
 * the same hold the same, in whichever order, however often.
 *
 * <p>A {@link #thin thinned} book has forgotten repeated values: what is put into it afterwards,
 * between two of them, counts until the next value that is left.
 */
public final class MinuteBook {

  private static final byte VERSION = 1;

  private final long minute;
  private final Told states;
  private final Told parts;
  private final Told rejects;
  private final Hearing heard;
  private boolean thinned;

  /**
   * An empty book.
   *
   * @param minute whole minutes since 1970-01-01T00:00Z
   */
  public MinuteBook(long minute) {
    this(minute, new Told(), new Told(), new Told(), new Hearing());
  }

  private MinuteBook(long minute, Told states, Told parts, Told rejects, Hearing heard) {
    this.minute = minute;
    this.states = states;
    this.parts = parts;
    this.rejects = rejects;
    this.heard = heard;
  }

  /** Whole minutes since 1970-01-01T00:00Z. */
  public long minute() {
    return minute;
  }

  /** The machine was heard; false when that is nothing new. */
  public boolean heard(long at) {
    return heard.put(offset(at));
  }

  /**
   * The machine told its state; false when that is nothing new.
   *
   * @param at event time in epoch milliseconds, within the minute
   * @param session of the frame that told it, as {@code sequence}: the later one stands
   */
  public boolean state(long at, long session, long sequence, MachineState state) {
    return states.put(offset(at), session, sequence, MinuteFacts.code(state));
  }

  /** The counter of parts showed a number. */
  public boolean parts(long at, long session, long sequence, long shown) {
    return parts.put(offset(at), session, sequence, shown);
  }

  /** The counter of rejects showed a number. */
  public boolean rejects(long at, long session, long sequence, long shown) {
    return rejects.put(offset(at), session, sequence, shown);
  }

  private int offset(long at) {
    long offset = at - minute * MinuteFacts.MILLIS;
    if (offset < 0 || offset >= MinuteFacts.MILLIS) {
      throw new IllegalArgumentException(at + " is not in minute " + minute);
    }
    return (int) offset;
  }

  /** What the minute's figures rest on. */
  public MinuteFacts facts() {
    return new MinuteFacts(
        minute, states.points(), parts.points(), rejects.points(), heard.points());
  }

  /** Forgets values that repeat the one before; false when that was done. */
  public boolean thin() {
    if (thinned) {
      return false;
    }
    states.thin();
    parts.thin();
    rejects.thin();
    thinned = true;
    return true;
  }

  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(
            12 + states.mostBytes() + parts.mostBytes() + rejects.mostBytes() + heard.mostBytes());
    out.put(VERSION);
    out.put((byte) (thinned ? 1 : 0));
    Varint.write(out, minute);
    states.write(out);
    parts.write(out);
    rejects.write(out);
    heard.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * A book from its bytes.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static MinuteBook of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("book of version " + version + ", expected 1");
      }
      boolean thinned = in.get() == 1;
      var book =
          new MinuteBook(
              Varint.read(in), Told.read(in), Told.read(in), Told.read(in), Hearing.read(in));
      book.thinned = thinned;
      return book;
    } catch (java.nio.BufferUnderflowException cut) {
      throw new IllegalArgumentException("a book that was cut short", cut);
    }
  }
}
