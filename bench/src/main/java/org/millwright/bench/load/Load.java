package org.millwright.bench.load;

import java.time.Duration;

/**
 * What a generator publishes.
 *
 * @param machines 1 to 1000
 * @param signals of each machine, all of them in each frame, 5 to 1000
 * @param framesPerSecond of all machines together, 1 to 10000
 * @param breakEvery so often a machine breaks its limit
 */
public record Load(int machines, int signals, int framesPerSecond, Duration breakEvery) {

  public int readingsPerSecond() {
    return framesPerSecond * signals;
  }

  /** From one frame of a machine to its next, milliseconds. */
  public long frameMillis() {
    return 1_000L * machines / framesPerSecond;
  }
}
