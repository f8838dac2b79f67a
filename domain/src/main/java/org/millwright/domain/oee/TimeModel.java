package org.millwright.domain.oee;

import java.util.EnumMap;
import java.util.Map;
import org.millwright.domain.plant.MachineState;

/**
 * What a machine's state counts as within planned busy time: {@code rules/oee/time-model.csv}. A
 * state that nobody knows is {@link TimeElement#UNKNOWN} and has no row.
 */
public final class TimeModel {

  private final Map<MachineState, TimeElement> withOrder;
  private final Map<MachineState, TimeElement> withoutOrder;

  /**
   * A model; both maps name every state but UNKNOWN.
   *
   * @param withOrder while the machine has an order
   * @param withoutOrder while it has none
   */
  public TimeModel(
      Map<MachineState, TimeElement> withOrder, Map<MachineState, TimeElement> withoutOrder) {
    this.withOrder = complete(withOrder);
    this.withoutOrder = complete(withoutOrder);
  }

  private static Map<MachineState, TimeElement> complete(Map<MachineState, TimeElement> elements) {
    var all = new EnumMap<MachineState, TimeElement>(elements);
    all.put(MachineState.UNKNOWN, TimeElement.UNKNOWN);
    for (MachineState state : MachineState.values()) {
      if (!all.containsKey(state)) {
        throw new IllegalArgumentException("no time element for " + state.word());
      }
    }
    return all;
  }

  /** What planned busy time in this state counts as. */
  public TimeElement of(MachineState state, boolean order) {
    return (order ? withOrder : withoutOrder).getOrDefault(state, TimeElement.UNKNOWN);
  }
}
