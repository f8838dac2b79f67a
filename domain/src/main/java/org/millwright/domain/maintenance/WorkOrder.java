package org.millwright.domain.maintenance;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.plant.MachineId;

/**
 * Work to be done on a machine because of a finding.
 *
 * @param waitingFor a sentence: who or what has to act next; null once it is closed or cancelled
 * @param outcome a sentence: how it went; null while it is open
 */
public record WorkOrder(
    WorkOrderId id,
    MachineId machine,
    FindingKey finding,
    long processInstanceKey,
    Priority priority,
    Status status,
    Instant openedAt,
    Instant dueAt,
    @Nullable Instant closedAt,
    @Nullable String waitingFor,
    @Nullable String outcome) {

  /** Where a work order stands. */
  public enum Status {
    OPEN,
    IN_PROGRESS,
    VERIFYING,
    CLOSED,
    CANCELLED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isFinal() {
      return this == CLOSED || this == CANCELLED;
    }
  }

  public WorkOrder {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(finding, "finding");
    if (status.isFinal() != (closedAt != null)) {
      throw new IllegalArgumentException(
          id + " is " + status.word() + " and closed at " + closedAt);
    }
  }
}
