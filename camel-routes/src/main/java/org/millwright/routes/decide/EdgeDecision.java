package org.millwright.routes.decide;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.plant.MachineId;

/**
 * The first judgement of a reading, at the edge and before the bus: where it stands to each limit
 * of its signal. Only good numbers are judged; historical frames are passed over. Windows, episodes
 * and findings come later in the line.
 */
public final class EdgeDecision {

  /** Learns how long a frame took, for measurements. */
  public interface Probe {

    /**
     * A frame has been judged.
     *
     * @param receivedNanos {@code System.nanoTime()} when its source delivered it
     * @param decidedNanos {@code System.nanoTime()} after its last reading was judged
     */
    void decided(Frame frame, long receivedNanos, long decidedNanos);
  }

  private final Supplier<Limits> limits;
  private final Consumer<StandingChange> listener;
  private final Probe probe;
  private final Map<MachineId, MachineStanding> machines = new ConcurrentHashMap<>();

  /**
   * @param limits the limits in force, asked again for each frame; when they change, every signal
   *     is judged anew from {@code KEPT}
   * @param listener hears changes only, on the thread of the source
   */
  public EdgeDecision(Supplier<Limits> limits, Consumer<StandingChange> listener, Probe probe) {
    this.limits = limits;
    this.listener = listener;
    this.probe = probe;
  }

  /** Judges each reading of a frame. */
  public void decide(Frame frame, long receivedNanos) {
    if (!frame.historical()) {
      judge(frame);
    }
    probe.decided(frame, receivedNanos, System.nanoTime());
  }

  private void judge(Frame frame) {
    MachineStanding standing = machines.computeIfAbsent(frame.machine(), MachineStanding::new);
    standing.use(limits.get());
    for (Observation observation : frame.observations()) {
      if (observation.quality() == Quality.GOOD
          && observation.value() instanceof Value.Number(double value)) {
        standing.judge(observation, value, listener);
      }
    }
  }
}
