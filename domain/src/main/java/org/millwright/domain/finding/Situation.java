package org.millwright.domain.finding;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that rules see of one machine at one moment. What it measures and what became of its
 * time are judged each for itself: a situation has signals or OEE.
 *
 * @param signals none when it has OEE
 * @param oee null when the signals are judged
 */
public record Situation(MachineFacts machine, List<SignalFacts> signals, @Nullable OeeFacts oee) {
  public Situation {
    Objects.requireNonNull(machine, "machine");
    signals = List.copyOf(signals);
    if (oee != null && !signals.isEmpty()) {
      throw new IllegalArgumentException(
          machine.machine() + ": " + signals.size() + " signals beside OEE, expected none");
    }
  }

  /** A situation of what a machine measures. */
  public Situation(MachineFacts machine, List<SignalFacts> signals) {
    this(machine, signals, null);
  }

  /** A situation of a machine's time and output. */
  public Situation(MachineFacts machine, OeeFacts oee) {
    this(machine, List.of(), oee);
  }
}
