package org.millwright.domain.oee;

import java.util.List;
import org.millwright.domain.plant.MachineId;

/** What people and orders say of machines' time: it comes from no machine, and may come late. */
public interface ShiftLog {

  /** What was said of one machine; each part in the order in which it was said. */
  record Entries(
      List<OrderRun> orders, List<StopReason> reasons, List<CountCorrection> corrections) {

    /** Nothing was said. */
    public static final Entries NONE = new Entries(List.of(), List.of(), List.of());

    public Entries {
      orders = List.copyOf(orders);
      reasons = List.copyOf(reasons);
      corrections = List.copyOf(corrections);
    }
  }

  /** Nobody ever says anything. */
  ShiftLog EMPTY =
      new ShiftLog() {
        @Override
        public Entries of(MachineId machine, Span span) {
          return Entries.NONE;
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /** What was said that touches a span. */
  Entries of(MachineId machine, Span span);

  /** Another number whenever something more was said, of whatever machine. */
  long version();
}
