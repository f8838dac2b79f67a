package org.millwright.rules.fact;

import java.time.Duration;
import java.util.List;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.plant.MachineId;

/**
 * What a verdict stands on: how severe it is, how long it must last, why, and the figures.
 *
 * @param reason a sentence with the figures
 */
public record Ground(
    MachineId subject,
    Severity severity,
    Duration raiseAfter,
    Duration clearAfter,
    String reason,
    List<Evidence> evidence) {}
