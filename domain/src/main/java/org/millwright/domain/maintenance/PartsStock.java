package org.millwright.domain.maintenance;

import java.util.Map;

/** Spare parts in stock. A work order reserves once; repeated calls have no further effect. */
public interface PartsStock {

  /** What became of a wish for parts. */
  sealed interface Reservation {
    /** They are put aside for the work order. */
    record Reserved() implements Reservation {}

    /** Nothing was put aside. */
    record OutOfStock(String part, int wanted, int onHand) implements Reservation {}
  }

  /**
   * Puts parts aside, all or none.
   *
   * @param parts part number to quantity, each 1 or more
   */
  Reservation reserve(WorkOrderId workOrder, Map<String, Integer> parts);

  /**
   * Takes a count into the books; an unknown part becomes known.
   *
   * @param pieces that lie in stock, reserved ones included; 0 or more
   */
  void count(String part, int pieces);

  /** Puts reserved parts back; without effect when none are reserved. */
  void release(WorkOrderId workOrder);

  /** Takes reserved parts out of the stock; without effect when none are reserved. */
  void consume(WorkOrderId workOrder);

  /** What a work order reserved or consumed, part number to quantity. */
  Map<String, Integer> of(WorkOrderId workOrder);
}
