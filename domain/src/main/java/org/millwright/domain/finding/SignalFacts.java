package org.millwright.domain.finding;

import java.time.Duration;
import java.time.Instant;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/**
 * What is known of one signal at a moment, as rules see it.
 *
 * @param last the newest value, in its tag's unit
 * @param lastAt event time of {@code last}
 * @param quality of {@code last}
 * @param age time since the last GOOD value, as of the moment; the moment's distance from the
 *     machine's first frame when there was none yet
 * @param unchanged for how long the value has been exactly the same
 * @param count GOOD numbers in the window; the three statistics are 0 and mean nothing when it is 0
 * @param window the span of event time that {@code mean}, {@code min} and {@code max} cover
 * @param silentAfter a longer {@code age} is not the signal's rhythm
 * @param owner who looks after the sensor; may be empty
 */
public record SignalFacts(
    MachineId machine,
    SignalName signal,
    Value last,
    Instant lastAt,
    Quality quality,
    Duration age,
    Duration unchanged,
    int count,
    Duration window,
    double mean,
    double min,
    double max,
    Duration silentAfter,
    String owner) {

  /** True when no good value came for longer than the signal's rhythm. */
  public boolean isSilent() {
    return age.compareTo(silentAfter) > 0;
  }
}
