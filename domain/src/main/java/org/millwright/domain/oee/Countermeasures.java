package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.plant.MachineId;

/** Where countermeasures are kept. Every call may be repeated without further effect. */
public interface Countermeasures {

  /**
   * Opens a round of a finding's review.
   *
   * @return the new one, or the one that the finding has of this round already; then its {@code
   *     processInstanceKey} tells whose it is
   */
  Countermeasure open(
      FindingKey finding,
      MachineId machine,
      OeeRatio kpi,
      int round,
      Span window,
      OptionalDouble before,
      long processInstanceKey,
      Instant at);

  /** What is going to be done; without effect when it is closed. */
  void agree(CountermeasureId id, Countermeasure.Plan plan, String note);

  /** It was carried out; without effect unless it was agreed on. */
  void inForce(CountermeasureId id, String note);

  /** What it brought; without effect when it is closed. */
  void measured(CountermeasureId id, Countermeasure.Effect effect, String note);

  /** Adds words to its note, unless they stand there; without effect when it is closed. */
  void add(CountermeasureId id, String words);

  /**
   * Ends it; the first end counts.
   *
   * @param end a final status
   * @param note a sentence: how it went
   */
  void end(CountermeasureId id, Countermeasure.Status end, Instant at, String note);

  Optional<Countermeasure> of(CountermeasureId id);

  /** The round of a finding's review. */
  Optional<Countermeasure> of(FindingKey finding, int round);
}
