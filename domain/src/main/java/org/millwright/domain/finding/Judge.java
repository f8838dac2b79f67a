package org.millwright.domain.finding;

import java.util.List;

/** Judges situations by the rule book in force. Safe for several threads. */
@FunctionalInterface
public interface Judge {

  /** All verdicts of one rule book on one situation; the order means nothing. */
  Judgement judge(Situation situation);

  /**
   * What was said, and by which book.
   *
   * @param ruleBook hash of the rule book
   */
  record Judgement(String ruleBook, List<Verdict> verdicts) {
    public Judgement {
      verdicts = List.copyOf(verdicts);
    }
  }
}
