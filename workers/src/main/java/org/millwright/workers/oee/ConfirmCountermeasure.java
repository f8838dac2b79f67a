package org.millwright.workers.oee;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Writes down that a countermeasure is in force, and says for how long its effect is awaited. */
public final class ConfirmCountermeasure
    implements Worker<ConfirmCountermeasure.Input, ConfirmCountermeasure.Result> {

  /**
   * What it needs.
   *
   * @param effectAfter what somebody chose; null for as long as the window before
   */
  public record Input(
      String countermeasure,
      String owner,
      Instant inForceAt,
      @Nullable String doneNote,
      @Nullable String effectAfter) {}

  /**
   * What it found.
   *
   * @param effectAfter an ISO 8601 duration
   */
  public record Result(String effectAfter) {}

  private final Countermeasures countermeasures;

  public ConfirmCountermeasure(Countermeasures countermeasures) {
    this.countermeasures = countermeasures;
  }

  @Override
  public String type() {
    return "confirm-countermeasure";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    String note = input.doneNote() == null ? "" : " " + input.doneNote().strip();
    countermeasures.inForce(
        new CountermeasureId(input.countermeasure()),
        "In force since %s by %s.%s Its effect is being measured."
            .formatted(input.inForceAt().truncatedTo(ChronoUnit.SECONDS), input.owner(), note));
    String effectAfter =
        input.effectAfter() == null ? CollectLosses.WINDOW.toString() : input.effectAfter();
    return new Outcome.Done<>(new Result(effectAfter));
  }
}
