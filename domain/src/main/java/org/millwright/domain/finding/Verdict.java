package org.millwright.domain.finding;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.millwright.domain.plant.MachineId;

/**
 * What one rule says of one situation. Episodes are made from verdicts: one that RAISES for {@code
 * raiseAfter} opens a finding; without any that RAISES or SUSTAINS for {@code clearAfter} it ends.
 * WITHHOLDS freezes the episode: nothing can be said now (the machine is cut off, or not running).
 * The last two bear on an episode that the signals of their evidence raised; without evidence, on
 * every one of their kind.
 */
public record Verdict(
    FindingKind kind,
    MachineId subject,
    Strength strength,
    Severity severity,
    Duration raiseAfter,
    Duration clearAfter,
    String title,
    String reason,
    String rule,
    List<Evidence> evidence) {

  /** How a verdict bears on an episode. */
  public enum Strength {
    RAISES,
    SUSTAINS,
    WITHHOLDS
  }

  public Verdict {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(strength, "strength");
    Objects.requireNonNull(severity, "severity");
    if (raiseAfter.isNegative() || clearAfter.isNegative()) {
      throw new IllegalArgumentException(
          rule
              + ": raise after "
              + raiseAfter
              + " and clear after "
              + clearAfter
              + " must be 0 or more");
    }
    evidence = List.copyOf(evidence);
  }
}
