package org.millwright.domain.finding;

import java.time.Duration;
import java.time.Instant;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * What is known of a machine at a moment, as rules see it.
 *
 * @param at the moment, in event time
 * @param inState for how long it has been in {@code state}
 * @param connected false while its connection is lost
 * @param lag how far the newest frame's event time was behind its arrival; negative when the
 *     machine's clock is ahead
 */
public record MachineFacts(
    MachineId machine,
    Instant at,
    MachineState state,
    Duration inState,
    boolean connected,
    Duration lag) {}
