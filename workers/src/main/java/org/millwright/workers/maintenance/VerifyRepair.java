package org.millwright.workers.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.EvidenceText;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.maintenance.WorkOrder;
import org.millwright.domain.maintenance.WorkOrderId;
import org.millwright.domain.maintenance.WorkOrders;

/**
 * Finds out from fresh readings whether a repair helped: yes when the condition was absent for
 * {@link #PROOF} or the finding has ended, no when it was present for as long in readings that were
 * all taken after the repair, or when nothing could be observed for {@link #PATIENCE}. While the
 * line itself is away nothing speaks against the repair; that is waited for {@link
 * #LONGEST_PATIENCE}.
 */
public final class VerifyRepair implements Worker<VerifyRepair.Input, VerifyRepair.Result> {

  /** Event time for which the condition has to stand the same way after the repair. */
  public static final Duration PROOF = Duration.ofSeconds(5);

  /** How long it waits for readings after the repair. */
  public static final Duration PATIENCE = Duration.ofSeconds(120);

  /** How long it waits when the line says nothing of the machine. */
  public static final Duration LONGEST_PATIENCE = PATIENCE.multipliedBy(5);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /**
   * What it needs.
   *
   * @param completedAt when the technician completed the task
   * @param evidence what the technician was shown
   * @param attempt 1 or more; null for the first
   */
  public record Input(
      String workOrder,
      String machine,
      String findingKey,
      Instant completedAt,
      String evidence,
      @Nullable Integer attempt) {}

  /**
   * What it found.
   *
   * @param verification a sentence
   * @param evidence what to show when the task comes back
   * @param attempt of the task when it comes back
   */
  public record Result(boolean verified, String verification, String evidence, int attempt) {}

  private final WorkOrders workOrders;
  private final FindingJournal findings;
  private final InstantSource clock;

  public VerifyRepair(WorkOrders workOrders, FindingJournal findings, InstantSource clock) {
    this.workOrders = workOrders;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "verify-repair";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    var key = new FindingKey(input.findingKey());
    Optional<FindingJournal.Entry> ended = findings.of(key).filter(entry -> !entry.isOpen());
    if (ended.isPresent()) {
      return helped(input, "The finding ended at %s.".formatted(Seconds.of(ended.get().endedAt())));
    }
    Optional<EpisodeStatus> newest = findings.status(key);
    Optional<EpisodeStatus> proven =
        newest.filter(status ->
            isFresh(status, input.completedAt()) && stood(status, input.completedAt(), PROOF));
    if (proven.isEmpty()) {
      return waited(input, newest);
    }
    EpisodeStatus status = proven.get();
    return switch (status.standing()) {
      case ABSENT ->
          helped(
              input,
              "The condition has been gone since %s, seen until %s."
                  .formatted(Seconds.of(status.since()), Seconds.of(status.at())));
      case PRESENT -> didNotHelp(input, status);
      case UNOBSERVED -> waited(input, newest);
    };
  }

  /** Figures that rest on readings from before the repair say nothing of it. */
  private static boolean isFresh(EpisodeStatus status, Instant completedAt) {
    return status.standing() != EpisodeStatus.Standing.PRESENT
        || status.evidence().stream().noneMatch(each -> each.from().isBefore(completedAt));
  }

  /** Whether the condition has stood the same way for so long after the repair. */
  private static boolean stood(EpisodeStatus status, Instant completedAt, Duration span) {
    Instant from = status.since().isAfter(completedAt) ? status.since() : completedAt;
    return !status.at().isBefore(from.plus(span));
  }

  private Outcome<Result> waited(Input input, Optional<EpisodeStatus> newest) {
    if (newest.filter(status -> stood(status, input.completedAt(), PATIENCE)).isPresent()) {
      return comesBack(
          input,
          "Not verified: %s did not run or was cut off for %d s after the repair."
              .formatted(input.machine(), PATIENCE.toSeconds()),
          input.evidence());
    }
    if (clock.instant().isAfter(input.completedAt().plus(LONGEST_PATIENCE))) {
      return comesBack(
          input,
          "Not verified: no readings of %s proved it within %d s after the repair."
              .formatted(input.machine(), LONGEST_PATIENCE.toSeconds()),
          input.evidence());
    }
    workOrders.move(
        new WorkOrderId(input.workOrder()),
        WorkOrder.Status.VERIFYING,
        "%s: fresh readings after the repair.".formatted(input.machine()));
    return new Outcome.Later<>(AGAIN, "waits for fresh readings of " + input.machine());
  }

  private Outcome<Result> helped(Input input, String verification) {
    return new Outcome.Done<>(new Result(true, verification, input.evidence(), attempt(input)));
  }

  private Outcome<Result> didNotHelp(Input input, EpisodeStatus status) {
    return comesBack(
        input,
        "Not verified: after the repair the condition is still there, seen until %s."
            .formatted(Seconds.of(status.at())),
        EvidenceText.of(status.evidence()));
  }

  private Outcome<Result> comesBack(Input input, String verification, String evidence) {
    workOrders.move(
        new WorkOrderId(input.workOrder()),
        WorkOrder.Status.OPEN,
        "A technician: repair %s. %s".formatted(input.machine(), verification));
    return new Outcome.Done<>(new Result(false, verification, evidence, attempt(input) + 1));
  }

  private static int attempt(Input input) {
    Integer attempt = input.attempt();
    return attempt == null ? 1 : attempt;
  }
}
