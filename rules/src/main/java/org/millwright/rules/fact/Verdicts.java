package org.millwright.rules.fact;

import java.util.ArrayList;
import java.util.List;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.finding.Verdict.Strength;

/** Where rules say what they find. One for each judgement. */
public final class Verdicts {

  private final List<Verdict> said = new ArrayList<>();
  private String rule = "";

  /** Names the rule that speaks next. */
  public void speaking(String rule) {
    this.rule = rule;
  }

  /** The condition is there: after a while it becomes a finding. */
  public void raise(String kind, String title, Ground ground) {
    say(kind, Strength.RAISES, title, ground);
  }

  /** The condition is close: an open finding stays open, a new one does not begin. */
  public void sustain(String kind, String title, Ground ground) {
    say(kind, Strength.SUSTAINS, title, ground);
  }

  /** Nothing can be said: an open finding neither goes on nor ends. */
  public void withhold(String kind, String title, Ground ground) {
    say(kind, Strength.WITHHOLDS, title, ground);
  }

  /** Everything that was said. */
  public List<Verdict> said() {
    return said;
  }

  private void say(String kind, Strength strength, String title, Ground ground) {
    said.add(
        new Verdict(
            new FindingKind(kind),
            ground.subject(),
            strength,
            ground.severity(),
            ground.raiseAfter(),
            ground.clearAfter(),
            title,
            ground.reason(),
            rule,
            ground.evidence()));
  }
}
