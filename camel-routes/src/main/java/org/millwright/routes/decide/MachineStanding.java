package org.millwright.routes.decide;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.limit.Limit;
import org.millwright.domain.limit.Limits;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;

/** Where each signal of one machine last stood to its limits. */
final class MachineStanding {

  private record SignalStanding(List<Limit> limits, Limit.Standing[] last) {}

  private final MachineId machine;
  private final Map<SignalName, SignalStanding> signals = new HashMap<>();
  private @Nullable Limits limits;

  MachineStanding(MachineId machine) {
    this.machine = machine;
  }

  synchronized void use(Limits inForce) {
    if (limits != inForce) {
      limits = inForce;
      signals.clear();
    }
  }

  synchronized void judge(
      Observation observation, double value, Consumer<StandingChange> listener) {
    SignalStanding standing = signals.computeIfAbsent(observation.signal(), this::kept);
    for (int i = 0; i < standing.last.length; i++) {
      Limit limit = standing.limits.get(i);
      Limit.Standing before = standing.last[i];
      Limit.Standing after = limit.of(value);
      if (before != after) {
        standing.last[i] = after;
        listener.accept(new StandingChange(machine, limit, observation, before, after));
      }
    }
  }

  private SignalStanding kept(SignalName signal) {
    List<Limit> found = limits == null ? List.of() : limits.of(machine, signal);
    var last = new Limit.Standing[found.size()];
    Arrays.fill(last, Limit.Standing.KEPT);
    return new SignalStanding(found, last);
  }
}
