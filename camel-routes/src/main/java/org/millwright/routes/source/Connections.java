package org.millwright.routes.source;

import org.millwright.domain.plant.MachineId;

/** Hears which machines can be heard; may be called from several threads. */
@FunctionalInterface
public interface Connections {

  /**
   * A machine's connection came or went.
   *
   * @param detail a sentence for people
   */
  void changed(MachineId machine, boolean connected, String detail);
}
