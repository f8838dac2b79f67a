package org.millwright.stack.part;

import java.io.IOException;
import java.util.Set;
import org.millwright.stack.settings.PartName;

/** One program of the box, as its supervisor sees it. */
public interface Part {
  PartName name();

  /** The parts that must be ready before this one is started. */
  Set<PartName> needs();

  /** Where clients reach it, as a person writes it. */
  String address();

  /**
   * Writes what the program reads at its start, clears what a crash left behind, and says how to
   * start it. Called before every start.
   */
  Launch launch() throws IOException;

  /** Asks the running program, without waiting, whether it does its work. */
  boolean ready() throws IOException;

  /** Asks the program to end in good order. */
  default void stop(Process process) throws IOException {
    process.destroy();
  }
}
