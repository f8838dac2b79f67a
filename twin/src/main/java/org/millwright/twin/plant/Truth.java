package org.millwright.twin.plant;

import java.time.Duration;

/**
 * An event with its time.
 *
 * @param simulated time since the start of the plant, a multiple of {@link Plant#STEP}
 */
public record Truth(Duration simulated, TruthEvent event) {}
