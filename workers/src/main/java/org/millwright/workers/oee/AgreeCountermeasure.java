package org.millwright.workers.oee;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.domain.oee.Countermeasures;

/** Writes down what is going to be done, by whom and until when. */
public final class AgreeCountermeasure
    implements Worker<AgreeCountermeasure.Input, AgreeCountermeasure.Result> {

  /** The plan lacks something; the process asks the supervisor again. */
  public static final String BAD_PLAN = "BAD_PLAN";

  private static final LocalTime LAST = LocalTime.of(23, 59, 59);

  /**
   * What it needs.
   *
   * @param due a date, whose end in UTC counts, or a time with its offset
   */
  public record Input(
      String countermeasure,
      @Nullable String measure,
      @Nullable String owner,
      @Nullable String due) {}

  /**
   * What was agreed on.
   *
   * @param planFault always null: what was wrong with an earlier plan is settled
   */
  public record Result(Instant dueAt, @Nullable String planFault) {}

  private final Countermeasures countermeasures;
  private final InstantSource clock;

  public AgreeCountermeasure(Countermeasures countermeasures, InstantSource clock) {
    this.countermeasures = countermeasures;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "agree-countermeasure";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    String measure = words(input.measure());
    String owner = words(input.owner());
    if (measure.isEmpty() || owner.isEmpty()) {
      return bad("A countermeasure needs words for what is done, and an owner.");
    }
    Optional<Instant> due = time(words(input.due()));
    if (due.isEmpty()) {
      return bad(
          "Due is \"%s\", expected a date such as 2026-03-09, or a time such as"
                  .formatted(words(input.due()))
              + " 2026-03-09T14:00:00Z.");
    }
    if (!due.get().isAfter(clock.instant())) {
      return bad("Due is %s, which is over; expected a later time.".formatted(due.get()));
    }
    countermeasures.agree(
        new CountermeasureId(input.countermeasure()),
        new Countermeasure.Plan(measure, owner, due.get()),
        "%s: %s, until %s.".formatted(owner, measure, due.get()));
    return new Outcome.Done<>(new Result(due.get(), null));
  }

  private static Outcome<Result> bad(String message) {
    return new Outcome.BusinessError<>(BAD_PLAN, message);
  }

  private static String words(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atTime(LAST).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
