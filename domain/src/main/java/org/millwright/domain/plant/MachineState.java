package org.millwright.domain.plant;

import java.util.Locale;
import java.util.Optional;

/** What a machine is doing, in the words that ISO 22400-2 times are made of. */
public enum MachineState {
  /** Producing. */
  RUNNING,
  /** Able, and without work. */
  IDLE,
  /** Being set up for an order. */
  SETUP,
  /** Waiting for what comes before it in the line. */
  STARVED,
  /** Waiting for what comes after it in the line. */
  BLOCKED,
  /** Unable: a fault, a stop. */
  DOWN,
  /** Not known: never heard, or its connection is lost. */
  UNKNOWN;

  /** The word in messages and on screens, such as {@code running}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a word, empty when it is none. */
  public static Optional<MachineState> of(String word) {
    for (MachineState state : values()) {
      if (state.word().equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
