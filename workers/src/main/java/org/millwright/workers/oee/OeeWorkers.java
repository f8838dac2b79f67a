package org.millwright.workers.oee;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasures;
import org.millwright.domain.oee.LossFigures;

/**
 * Everything that reviews of losses need of the world, and the workers made from it. {@code
 * check-withdrawal} is one of the maintenance workers.
 *
 * @param clock the plant's time
 */
public record OeeWorkers(
    Countermeasures countermeasures,
    LossFigures figures,
    FindingJournal findings,
    InstantSource clock) {

  /** What {@link #all} answers to; for checks that have no ports. */
  public static final Set<String> JOB_TYPES =
      Set.of(
          "collect-losses",
          "escalate-review",
          "agree-countermeasure",
          "remind-owner",
          "confirm-countermeasure",
          "measure-effect",
          "close-review",
          "cancel-review");

  /** One worker for each job type of the processes of OEE. */
  public List<Worker<?, ?>> all() {
    return List.of(
        new CollectLosses(countermeasures, figures, findings, clock),
        new EscalateReview(countermeasures),
        new AgreeCountermeasure(countermeasures, clock),
        new RemindOwner(countermeasures, clock),
        new ConfirmCountermeasure(countermeasures),
        new MeasureEffect(countermeasures, figures, clock),
        new CloseReview(countermeasures, clock),
        new CancelReview(countermeasures, findings, clock));
  }
}
