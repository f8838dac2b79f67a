package org.millwright.workers.oee;

import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Says of a review that nobody has decided in time. */
public final class EscalateReview implements Worker<EscalateReview.Input, Worker.Nothing> {

  /** What it needs. */
  public record Input(String countermeasure) {}

  private final Countermeasures countermeasures;

  public EscalateReview(Countermeasures countermeasures) {
    this.countermeasures = countermeasures;
  }

  @Override
  public String type() {
    return "escalate-review";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    countermeasures.add(
        new CountermeasureId(input.countermeasure()),
        " Late: nobody has decided in time; the managers have been told.");
    return new Outcome.Done<>(new Nothing());
  }
}
