package org.millwright.domain.finding;

import java.util.List;
import java.util.Objects;

/** Everything that rules see of one machine at one moment. */
public record Situation(MachineFacts machine, List<SignalFacts> signals) {
  public Situation {
    Objects.requireNonNull(machine, "machine");
    signals = List.copyOf(signals);
  }
}
