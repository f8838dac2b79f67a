package org.millwright.workers.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.Priority;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrders;
import org.millwright.domain.plant.MachineId;

/** Opens the one work order of a finding, unless the finding has ended or has one already. */
public final class OpenWorkOrder implements Worker<OpenWorkOrder.Input, OpenWorkOrder.Result> {

  /**
   * What it needs.
   *
   * @param priority a word of {@link Priority}
   * @param dueIn from now to the due time
   */
  public record Input(
      String findingKey,
      String machine,
      String priority,
      Duration dueIn,
      long processInstanceKey) {}

  /**
   * What it found.
   *
   * @param opened whether there is something to do for this process instance
   * @param workOrder null when there is nothing to do
   * @param dueAt null when there is nothing to do
   * @param outcome a sentence: why there is nothing to do; else null
   */
  public record Result(
      boolean opened,
      @Nullable String workOrder,
      @Nullable Instant dueAt,
      @Nullable String outcome) {

    private static Result ours(WorkOrder order) {
      return new Result(true, order.id().value(), order.dueAt(), null);
    }

    private static Result nothing(String outcome) {
      return new Result(false, null, null, outcome);
    }
  }

  private final WorkOrders workOrders;
  private final FindingJournal findings;
  private final InstantSource clock;

  public OpenWorkOrder(WorkOrders workOrders, FindingJournal findings, InstantSource clock) {
    this.workOrders = workOrders;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "open-work-order";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    Optional<Priority> priority = Priority.of(input.priority());
    if (priority.isEmpty()) {
      return new Outcome.Stop<>(
          "priority is \"%s\", expected low, medium, high or urgent: see work-order-priority.dmn"
              .formatted(input.priority()));
    }
    FindingKey finding = new FindingKey(input.findingKey());
    if (workOrders.of(finding).isEmpty()) {
      Optional<String> ended = endOf(finding);
      if (ended.isPresent()) {
        return new Outcome.Done<>(Result.nothing(ended.get()));
      }
    }
    return new Outcome.Done<>(open(input, finding, priority.get()));
  }

  private Optional<String> endOf(FindingKey finding) {
    return findings
        .of(finding)
        .filter(entry -> !entry.isOpen())
        .map(entry ->
            "The finding ended at %s, before a work order was opened.".formatted(entry.endedAt()));
  }

  private Result open(Input input, FindingKey finding, Priority priority) {
    Instant now = clock.instant();
    WorkOrder order =
        workOrders.open(
            finding,
            new MachineId(input.machine()),
            input.processInstanceKey(),
            priority,
            now,
            now.plus(input.dueIn()));
    return order.processInstanceKey() == input.processInstanceKey()
        ? Result.ours(order)
        : Result.nothing(
            "The finding already has work order %s in process instance %d."
                .formatted(order.id(), order.processInstanceKey()));
  }
}
