package org.millwright.twin.plant;

/**
 * What a machine is doing, in the words of PackML (ISA-TR88.00.02), with its suspended state split
 * by cause and its set-up named.
 */
public enum MachineState {
  /** Ready, nothing to do. */
  IDLE(1, "Idle"),
  /** Making parts. */
  EXECUTE(2, "Execute"),
  /** Being set up for the next run. */
  SETUP(3, "Setup"),
  /** Down: stopped by a fault. */
  ABORTED(4, "Aborted"),
  /** Suspended: no material arrives. */
  STARVED(5, "Starved"),
  /** Suspended: the next machine takes nothing. */
  BLOCKED(6, "Blocked");

  private final int code;
  private final String title;

  MachineState(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The number in a Modbus register, 1 to 6; 0 would mean unknown. */
  public int code() {
    return code;
  }

  /** The word on OPC UA, such as {@code Execute}. */
  public String title() {
    return title;
  }
}
