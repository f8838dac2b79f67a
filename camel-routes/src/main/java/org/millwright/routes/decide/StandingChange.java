package org.millwright.routes.decide;

import org.millwright.domain.limit.Limit;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.plant.MachineId;

/**
 * A reading that stands to a limit otherwise than the one before it.
 *
 * @param observation the reading that made the change
 */
public record StandingChange(
    MachineId machine,
    Limit limit,
    Observation observation,
    Limit.Standing before,
    Limit.Standing after) {}
