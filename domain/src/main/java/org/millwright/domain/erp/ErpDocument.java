package org.millwright.domain.erp;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.plant.MachineId;

/** A document between the ERP and us; its meaning, not its notation. */
public sealed interface ErpDocument {

  /** The same on every try, so that the ERP can tell a repetition: the BODID of B2MML. */
  String id();

  /**
   * To the ERP: maintenance that was done (B2MML OperationsPerformance, OperationsType
   * Maintenance).
   *
   * @param workDone the technician's words
   * @param parts spare parts consumed
   */
  record MaintenancePerformance(
      String id,
      WorkOrderId workOrder,
      MachineId machine,
      Instant start,
      Instant end,
      String finding,
      String workDone,
      @Nullable String technician,
      List<PartUsed> parts,
      Instant createdAt)
      implements ErpDocument {
    public MaintenancePerformance {
      Objects.requireNonNull(workOrder, "workOrder");
      if (end.isBefore(start)) {
        throw new IllegalArgumentException(
            id + " ends at " + end + ", before it starts at " + start);
      }
      parts = List.copyOf(parts);
    }
  }

  /**
   * From the ERP: orders to make (B2MML ProcessOperationsSchedule, Change-, Cancel-).
   *
   * @param verb what to do with them
   */
  record OperationsSchedule(String id, Verb verb, List<ProductionOrder> orders, Instant createdAt)
      implements ErpDocument {
    public OperationsSchedule {
      Objects.requireNonNull(verb, "verb");
      orders = List.copyOf(orders);
    }
  }

  /** What a schedule wants done with its orders. */
  enum Verb {
    PROCESS,
    CHANGE,
    CANCEL
  }

  /** A spare part and how many of it, 1 or more. */
  record PartUsed(String part, int quantity) {
    public PartUsed {
      if (quantity < 1) {
        throw new IllegalArgumentException(
            part + " used " + quantity + " times, expected 1 or more");
      }
    }
  }
}
