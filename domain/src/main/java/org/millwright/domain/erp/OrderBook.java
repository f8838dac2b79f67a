package org.millwright.domain.erp;

/** The ERP's orders as we know them. */
public interface OrderBook {

  /**
   * What came of a schedule.
   *
   * @param duplicate true when a schedule of this id was taken before; then nothing changed
   * @param orders how many orders it has
   */
  record Receipt(String scheduleId, int orders, boolean duplicate) {}

  /** Takes a schedule, all of it or none. */
  Receipt take(ErpDocument.OperationsSchedule schedule);
}
