package org.millwright.domain.oee;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineState;

/**
 * A stretch of a machine's time in which nothing changes that its figures rest on.
 *
 * @param element what it counts as
 * @param state what the machine told; UNKNOWN where it was not heard
 * @param planned the calendar's word; its own span is wider
 * @param order null when the machine had none, or nobody tells
 * @param reason null when nobody gave one, and where the machine produced
 * @param minor part of a stop that is shorter than the machine's terms
 */
public record Interval(
    Span span,
    TimeElement element,
    MachineState state,
    Planned planned,
    @Nullable OrderRun order,
    @Nullable StopReason reason,
    boolean minor) {
  public Interval {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(planned, "planned");
  }

  long millis() {
    return span.length().toMillis();
  }

  /** Both are the same but for their time. */
  boolean continues(Interval before) {
    return before.span.to().equals(span.from())
        && before.element == element
        && before.state == state
        && before.planned.equals(planned)
        && Objects.equals(before.order, order)
        && Objects.equals(before.reason, reason);
  }

  Interval within(Span window) {
    return new Interval(window, element, state, planned, order, reason, minor);
  }

  Interval asMinor() {
    return new Interval(span, element, state, planned, order, reason, true);
  }

  /** True for time that a person may give a reason for. */
  public boolean isReasonable() {
    return element.isBusy() && element != TimeElement.PRODUCTION;
  }

  /** Where its time went; empty where the machine produced. */
  public Optional<Loss> loss() {
    return switch (element) {
      case PRODUCTION -> Optional.empty();
      case SETUP -> Optional.of(Loss.SETUP);
      case DELAY -> Optional.of(minor ? Loss.MINOR : stopped());
      case DOWN -> Optional.of(Loss.NO_ORDER);
      case UNKNOWN -> Optional.of(Loss.UNKNOWN);
      case PLANNED_DOWN -> Optional.of(Loss.PLANNED_DOWN);
      case UNSCHEDULED -> Optional.of(Loss.UNSCHEDULED);
    };
  }

  private Loss stopped() {
    return switch (state) {
      case STARVED -> Loss.STARVED;
      case BLOCKED -> Loss.BLOCKED;
      case DOWN -> Loss.BREAKDOWN;
      case RUNNING, IDLE, SETUP, UNKNOWN -> Loss.WAITING;
    };
  }
}
