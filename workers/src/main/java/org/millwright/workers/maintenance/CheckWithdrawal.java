package org.millwright.workers.maintenance;

import java.time.Duration;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.TaskBoard;
import org.millwright.domain.job.Worker;

/**
 * Decides whether a finding that ended by itself takes its work order with it. The record of
 * people's tasks may lag; a claim that was made before this check is waited for.
 */
public final class CheckWithdrawal
    implements Worker<CheckWithdrawal.Input, CheckWithdrawal.Result> {

  /** The element whose entering shows that the record has come far enough. */
  private static final String HERE = "check-withdrawal";

  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** What it needs. */
  public record Input(String findingKey, long processInstanceKey) {}

  /**
   * What it decided.
   *
   * @param withdrawn true when the finding is ended and nobody has started
   */
  public record Result(boolean withdrawn) {}

  private final FindingJournal findings;
  private final TaskBoard tasks;

  public CheckWithdrawal(FindingJournal findings, TaskBoard tasks) {
    this.findings = findings;
    this.tasks = tasks;
  }

  @Override
  public String type() {
    return HERE;
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    if (!tasks.knows(input.processInstanceKey(), HERE)) {
      return new Outcome.Later<>(AGAIN, "waits for the record of who has claimed the task");
    }
    boolean ended =
        findings
            .of(new FindingKey(input.findingKey()))
            .filter(entry -> !entry.isOpen())
            .isPresent();
    return new Outcome.Done<>(
        new Result(ended && !tasks.anybodyStarted(input.processInstanceKey())));
  }
}
