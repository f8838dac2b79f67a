package org.millwright.stream;

import java.time.Duration;

/**
 * Where the line's records lie and how often it speaks.
 *
 * @param observations topic of frames
 * @param findings topic of findings and of how they stand
 * @param results topic of machine snapshots
 * @param oee topic of news of OEE
 * @param judgeEvery a machine is judged at most so often, in event time; sooner only when time
 *     completes a condition
 * @param snapshotEvery a machine is shown at most so often
 * @param cutOffAfter a machine of which nothing was heard for so long counts as cut off; longer
 *     than the slowest poll
 */
public record LineSettings(
    String observations,
    String findings,
    String results,
    String oee,
    Duration judgeEvery,
    Duration snapshotEvery,
    Duration cutOffAfter) {

  public LineSettings {
    above0("judgeEvery", judgeEvery);
    above0("snapshotEvery", snapshotEvery);
    above0("cutOffAfter", cutOffAfter);
  }

  /** Judged four times a second, shown every second, cut off after ten seconds. */
  public static LineSettings standard(
      String observations, String findings, String results, String oee) {
    return new LineSettings(
        observations,
        findings,
        results,
        oee,
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10));
  }

  private static void above0(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " is " + duration + ", expected above 0");
    }
  }
}
