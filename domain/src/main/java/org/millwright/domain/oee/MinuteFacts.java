package org.millwright.domain.oee;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;
import org.millwright.domain.plant.MachineState;

/**
 * What is known of one machine in one minute of event time: the states it told, what its counters
 * showed, when it was heard. Values that follow the same value are left out; whatever is computed
 * from the minute is the same without them.
 */
public final class MinuteFacts {

  /** A minute in milliseconds. */
  public static final long MILLIS = 60_000;

  private static final byte VERSION = 1;

  private final long minute;
  private final Points states;
  private final Points parts;
  private final Points rejects;
  private final Points heard;

  /**
   * A minute.
   *
   * @param minute whole minutes since 1970-01-01T00:00Z
   * @param states values are {@link #code codes} of states
   * @param heard stretches in which the machine was heard: beginnings, and their ends as values
   */
  MinuteFacts(long minute, Points states, Points parts, Points rejects, Points heard) {
    this.minute = minute;
    this.states = Objects.requireNonNull(states, "states");
    this.parts = Objects.requireNonNull(parts, "parts");
    this.rejects = Objects.requireNonNull(rejects, "rejects");
    this.heard = Objects.requireNonNull(heard, "heard");
  }

  /** Whole minutes since 1970-01-01T00:00Z. */
  public long minute() {
    return minute;
  }

  /** The beginning in epoch milliseconds. */
  long from() {
    return minute * MILLIS;
  }

  Points states() {
    return states;
  }

  Points parts() {
    return parts;
  }

  Points rejects() {
    return rejects;
  }

  Points heard() {
    return heard;
  }

  /** The newest moment at which the machine was heard in it, epoch milliseconds. */
  public OptionalLong heardUntil() {
    return heard.size() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(from() + heard.value()[heard.size() - 1]);
  }

  /** True when a state was told in it. */
  public boolean tellsState() {
    return states.size() > 0;
  }

  /** True when the counter of parts was shown in it. */
  public boolean tellsParts() {
    return parts.size() > 0;
  }

  /** True when the counter of rejects was shown in it. */
  public boolean tellsRejects() {
    return rejects.size() > 0;
  }

  /** A state's number in minutes that are kept; it never changes. */
  static long code(MachineState state) {
    return switch (state) {
      case UNKNOWN -> 0;
      case RUNNING -> 1;
      case IDLE -> 2;
      case SETUP -> 3;
      case STARVED -> 4;
      case BLOCKED -> 5;
      case DOWN -> 6;
    };
  }

  static MachineState state(long code) {
    return switch ((int) code) {
      case 1 -> MachineState.RUNNING;
      case 2 -> MachineState.IDLE;
      case 3 -> MachineState.SETUP;
      case 4 -> MachineState.STARVED;
      case 5 -> MachineState.BLOCKED;
      case 6 -> MachineState.DOWN;
      default -> MachineState.UNKNOWN;
    };
  }

  /** In a form to be kept, the same for equal minutes. */
  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(
            11 + states.mostBytes() + parts.mostBytes() + rejects.mostBytes() + heard.mostBytes());
    out.put(VERSION);
    Varint.write(out, minute);
    states.write(out);
    parts.write(out);
    rejects.write(out);
    heard.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /**
   * A minute from its bytes.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static MinuteFacts of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException("minute of version " + version + ", expected 1");
      }
      return new MinuteFacts(
          Varint.read(in), Points.read(in), Points.read(in), Points.read(in), Points.read(in));
    } catch (java.nio.BufferUnderflowException cut) {
      throw new IllegalArgumentException("a minute that was cut short", cut);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MinuteFacts that
        && minute == that.minute
        && states.equals(that.states)
        && parts.equals(that.parts)
        && rejects.equals(that.rejects)
        && heard.equals(that.heard);
  }

  @Override
  public int hashCode() {
    return Objects.hash(minute, states, parts, rejects, heard);
  }

  @Override
  public String toString() {
    return "minute "
        + minute
        + " states "
        + states
        + " parts "
        + parts
        + " rejects "
        + rejects
        + " heard "
        + heard;
  }
}
