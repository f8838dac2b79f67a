package org.millwright.domain.oee;

import org.millwright.domain.measure.Counter;
import org.millwright.domain.plant.MachineState;

/**
 * What was known of a machine at the moment before a sweep.
 *
 * @param state the last one it told
 * @param heard when it was last heard, epoch milliseconds, or {@link #NEVER}
 * @param parts what its counter of parts showed last, or {@link Counter#NOTHING}
 * @param rejects what its counter of rejects showed last, or {@link Counter#NOTHING}
 */
public record Before(MachineState state, long heard, long parts, long rejects) {

  /** It was never heard. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Nothing is known. */
  public static final Before NOTHING =
      new Before(MachineState.UNKNOWN, NEVER, Counter.NOTHING, Counter.NOTHING);

  /** What is known after a minute that followed. */
  public Before then(MinuteFacts minute) {
    Points states = minute.states();
    Points heards = minute.heard();
    return new Before(
        states.size() == 0 ? state : MinuteFacts.state(states.value()[states.size() - 1]),
        heards.size() == 0 ? heard : minute.from() + heards.value()[heards.size() - 1],
        last(minute.parts(), parts),
        last(minute.rejects(), rejects));
  }

  private static long last(Points points, long before) {
    return points.size() == 0 ? before : points.value()[points.size() - 1];
  }
}
