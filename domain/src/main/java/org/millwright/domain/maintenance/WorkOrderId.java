package org.millwright.domain.maintenance;

/** A work order's number, such as {@code WO-000017}; its zeros belong to it. */
public record WorkOrderId(String value) {
  public WorkOrderId {
    if (!value.matches("WO-\\d{6,}")) {
      throw new IllegalArgumentException(
          "work order is \"" + value + "\", expected WO- and at least six digits");
    }
  }

  public static WorkOrderId of(long number) {
    return new WorkOrderId("WO-%06d".formatted(number));
  }

  @Override
  public String toString() {
    return value;
  }
}
