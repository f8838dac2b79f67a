package org.millwright.workers.oee;

import java.time.InstantSource;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Takes a review back that nobody touched before its finding ended. */
public final class CancelReview implements Worker<CancelReview.Input, CancelReview.Result> {

  /** What it needs. */
  public record Input(String countermeasure, String findingKey) {}

  /**
   * How it ended.
   *
   * @param outcome a sentence
   */
  public record Result(String outcome) {}

  private final Countermeasures countermeasures;
  private final FindingJournal findings;
  private final InstantSource clock;

  public CancelReview(
      Countermeasures countermeasures, FindingJournal findings, InstantSource clock) {
    this.countermeasures = countermeasures;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "cancel-review";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    String reason =
        findings
            .of(new FindingKey(input.findingKey()))
            .map(FindingJournal.Entry::endReason)
            .orElse("");
    String outcome = ("Withdrawn: the finding ended before anybody looked. " + reason).strip();
    countermeasures.end(
        new CountermeasureId(input.countermeasure()),
        Countermeasure.Status.WITHDRAWN,
        clock.instant(),
        outcome);
    return new Outcome.Done<>(new Result(outcome));
  }
}
