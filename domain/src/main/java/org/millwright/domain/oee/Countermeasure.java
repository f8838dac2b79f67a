package org.millwright.domain.oee;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.plant.MachineId;

/**
 * One round of a loss review: what was lost, what is done about it, by whom and until when, and
 * what it brought.
 *
 * @param kpi what the finding was about, and what the effect is measured on
 * @param window of the figures before
 * @param before the KPI in that window, 1 for 100 %; empty where it is not defined
 * @param processInstanceKey the review it belongs to
 * @param round 1 or more; each countermeasure of a review is a round
 */
public record Countermeasure(
    CountermeasureId id,
    MachineId machine,
    FindingKey finding,
    OeeRatio kpi,
    Span window,
    OptionalDouble before,
    long processInstanceKey,
    int round,
    Instant openedAt,
    Status status,
    @Nullable Plan plan,
    @Nullable Effect effect,
    @Nullable Instant closedAt,
    String note) {

  /** How it stands. */
  public enum Status {
    /** A supervisor looks for a countermeasure. */
    REVIEWING,
    /** Its owner carries it out. */
    AGREED,
    /** It was carried out; its effect is awaited. */
    IN_FORCE,
    /** Its effect is known; the supervisor decides. */
    MEASURED,
    /** Done with. */
    ACCEPTED,
    /** Another round takes its place. */
    REPEATED,
    /** Nothing is done, for a reason. */
    NO_ACTION,
    /** The finding ended before anybody started. */
    WITHDRAWN;

    /** The word in messages, such as {@code in-force}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Status> of(String word) {
      return Arrays.stream(values()).filter(status -> status.word().equals(word)).findFirst();
    }

    /** True when nothing follows. */
    public boolean isFinal() {
      return switch (this) {
        case REVIEWING, AGREED, IN_FORCE, MEASURED -> false;
        case ACCEPTED, REPEATED, NO_ACTION, WITHDRAWN -> true;
      };
    }
  }

  /**
   * What is done.
   *
   * @param owner who sees to it
   * @param due until when
   */
  public record Plan(String measure, String owner, Instant due) {
    public Plan {
      Objects.requireNonNull(due, "due");
      if (measure.isBlank() || owner.isBlank()) {
        throw new IllegalArgumentException(
            "measure \"%s\" of \"%s\", expected words".formatted(measure, owner));
      }
    }
  }

  /**
   * What it brought.
   *
   * @param after the KPI from the moment on at which the countermeasure was in force; empty where
   *     it is not defined
   * @param words a sentence with both figures
   */
  public record Effect(Change change, OptionalDouble after, String words) {
    public Effect {
      Objects.requireNonNull(change, "change");
    }
  }

  /** How a KPI changed. */
  public enum Change {
    BETTER,
    SAME,
    WORSE,
    /** One of the figures is not defined, or of too little time. */
    UNKNOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Change> of(String word) {
      return Arrays.stream(values()).filter(change -> change.word().equals(word)).findFirst();
    }
  }

  public Countermeasure {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(kpi, "kpi");
    Objects.requireNonNull(status, "status");
    if (round < 1) {
      throw new IllegalArgumentException(id + ": round is " + round + ", expected 1 or more");
    }
    if (status.isFinal() != (closedAt != null)) {
      throw new IllegalArgumentException(
          id + " is " + status.word() + ", closed at " + closedAt + ": one of them is wrong");
    }
  }
}
