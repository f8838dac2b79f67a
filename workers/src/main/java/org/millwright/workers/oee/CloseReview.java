package org.millwright.workers.oee;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Closes a review: its countermeasure was accepted, or nothing is done for a reason. */
public final class CloseReview implements Worker<CloseReview.Input, CloseReview.Result> {

  /** The word for doing nothing. */
  static final String NO_ACTION = "no-action";

  /** What it needs. */
  public record Input(
      String countermeasure,
      String decision,
      @Nullable String noActionReason,
      @Nullable String effectWords,
      @Nullable String supervisorNote) {}

  /**
   * How it ended.
   *
   * @param outcome a sentence
   */
  public record Result(String outcome) {}

  private final Countermeasures countermeasures;
  private final InstantSource clock;

  public CloseReview(Countermeasures countermeasures, InstantSource clock) {
    this.countermeasures = countermeasures;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "close-review";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    boolean nothing = input.decision().equals(NO_ACTION);
    String outcome =
        nothing
            ? "No action: " + words(input.noActionReason())
            : "Accepted. " + words(input.effectWords()) + " " + words(input.supervisorNote());
    countermeasures.end(
        new CountermeasureId(input.countermeasure()),
        nothing ? Countermeasure.Status.NO_ACTION : Countermeasure.Status.ACCEPTED,
        clock.instant(),
        outcome.strip());
    return new Outcome.Done<>(new Result(outcome.strip()));
  }

  private static String words(@Nullable String given) {
    return given == null ? "" : given.strip();
  }
}
