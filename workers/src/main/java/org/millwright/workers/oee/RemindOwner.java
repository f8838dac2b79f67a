package org.millwright.workers.oee;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Reminds the owner of a countermeasure that is due: its note says so, and since when. */
public final class RemindOwner implements Worker<RemindOwner.Input, Worker.Nothing> {

  /** What it needs. */
  public record Input(String countermeasure, String owner) {}

  private final Countermeasures countermeasures;
  private final InstantSource clock;

  public RemindOwner(Countermeasures countermeasures, InstantSource clock) {
    this.countermeasures = countermeasures;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "remind-owner";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Nothing> work(Input input) {
    countermeasures.add(
        new CountermeasureId(input.countermeasure()),
        " Late: %s was reminded at %s."
            .formatted(input.owner(), clock.instant().truncatedTo(ChronoUnit.MINUTES)));
    return new Outcome.Done<>(new Nothing());
  }
}
