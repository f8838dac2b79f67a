package org.millwright.domain.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.millwright.domain.plant.MachineId;

/**
 * A condition that lasts, found once. It is explained: it names the rule, the rule book and what it
 * rests on, and it is kept.
 *
 * @param at event time at which the condition began
 * @param knownAt when it was judged
 * @param title a few words, for lists
 * @param reason a sentence with the figures
 * @param rule the rule's name
 * @param ruleBook hash of the rule book in force
 */
public record Finding(
    FindingKey key,
    FindingKind kind,
    MachineId subject,
    Severity severity,
    Instant at,
    Instant knownAt,
    String title,
    String reason,
    String rule,
    String ruleBook,
    List<Evidence> evidence) {
  public Finding {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(severity, "severity");
    evidence = List.copyOf(evidence);
  }
}
