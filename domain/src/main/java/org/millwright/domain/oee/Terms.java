package org.millwright.domain.oee;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * All that a machine's time and output are judged by, as far as it is not told by the machine.
 *
 * @param machine its row of {@code rules/oee/machines.csv}
 * @param plan the calendar's pieces, in order, without holes
 * @param orders in the order of their beginnings; where two overlap, the later one counts
 * @param reasons in the order in which they were said
 * @param corrections in the order in which they were said
 */
public record Terms(
    MachineTerms machine,
    TimeModel model,
    Pace pace,
    List<Planned> plan,
    List<OrderRun> orders,
    List<StopReason> reasons,
    List<CountCorrection> corrections) {
  /** What was said. */
  public ShiftLog.Entries entries() {
    return new ShiftLog.Entries(orders, reasons, corrections);
  }

  public Terms {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(pace, "pace");
    plan = List.copyOf(plan);
    orders = orders.stream().sorted(Comparator.comparing(OrderRun::from)).toList();
    reasons = reasons.stream().sorted(Comparator.comparing(StopReason::knownAt)).toList();
    corrections =
        corrections.stream().sorted(Comparator.comparing(CountCorrection::knownAt)).toList();
  }
}
