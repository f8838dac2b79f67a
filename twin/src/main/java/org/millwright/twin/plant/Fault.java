package org.millwright.twin.plant;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that is active or waits for its start.
 *
 * @param id such as {@code fault-3}
 * @param order what was asked for
 * @param startsAt simulated time since the start of the plant
 * @param endsAt simulated time; empty: until repaired or withdrawn
 * @param active whether it has started
 */
public record Fault(
    String id, FaultOrder order, Duration startsAt, Optional<Duration> endsAt, boolean active) {

  public FaultKind kind() {
    return order.kind();
  }

  Fault started() {
    return new Fault(id, order, startsAt, endsAt, true);
  }
}
