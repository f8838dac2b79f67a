package org.millwright.domain.observation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.millwright.domain.plant.MachineId;

/**
 * What one machine said in one message or poll: the unit in which readings travel the line.
 *
 * @param knownAt when we received it
 * @param historical true for readings that the source kept while it was cut off (Sparkplug {@code
 *     is_historical}): they go to history, not to live rules
 * @param observations in the order of the source; empty when only the sign of life counts
 */
public record Frame(
    MachineId machine,
    FrameId id,
    Instant knownAt,
    boolean historical,
    List<Observation> observations) {
  public Frame {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(knownAt, "knownAt");
    observations = List.copyOf(observations);
  }
}
