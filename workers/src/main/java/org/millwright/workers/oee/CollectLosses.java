package org.millwright.workers.oee;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.finding.FindingJournal;
import org.millwright.domain.finding.FindingKey;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasures;
import org.millwright.domain.oee.LossFigures;
import org.millwright.domain.oee.LossSummary;
import org.millwright.domain.oee.OeeRatio;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;

/**
 * Opens a round of a loss review and collects what its supervisor has to see: where the time of the
 * last eight hours went. A finding that has ended, or that another review works on, opens none.
 */
public final class CollectLosses implements Worker<CollectLosses.Input, CollectLosses.Result> {

  /** What is looked at: about a shift; one bad hour says little of what a measure may bring. */
  public static final Duration WINDOW = Duration.ofHours(8);

  private static final Duration AGAIN = Duration.ofSeconds(30);

  /**
   * What it needs.
   *
   * @param signal the figure that the finding is about, such as {@code oee}; null counts as that
   * @param round that was there before; null for none
   */
  public record Input(
      String findingKey,
      String machine,
      @Nullable String signal,
      @Nullable Integer round,
      long processInstanceKey) {}

  /**
   * What it found.
   *
   * @param opened whether there is something to do for this process instance; the rest is null when
   *     not, but for {@code outcome}
   * @param window in words
   * @param before the KPI of the window in words
   * @param losses one line for each of the largest
   * @param reasons one line for each of the longest
   * @param largestLoss its title
   * @param largestShare of the planned time, 0 to 1
   * @param outcome a sentence: why there is nothing to do
   */
  public record Result(
      boolean opened,
      @Nullable String countermeasure,
      @Nullable Integer round,
      @Nullable String kpi,
      @Nullable String window,
      @Nullable String before,
      @Nullable String losses,
      @Nullable String reasons,
      @Nullable String largestLoss,
      @Nullable Double largestShare,
      @Nullable String outcome) {

    private static Result nothing(String outcome) {
      return new Result(false, null, null, null, null, null, null, null, null, null, outcome);
    }
  }

  private final Countermeasures countermeasures;
  private final LossFigures figures;
  private final FindingJournal findings;
  private final InstantSource clock;

  public CollectLosses(
      Countermeasures countermeasures,
      LossFigures figures,
      FindingJournal findings,
      InstantSource clock) {
    this.countermeasures = countermeasures;
    this.figures = figures;
    this.findings = findings;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "collect-losses";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public Outcome<Result> work(Input input) {
    var finding = new FindingKey(input.findingKey());
    int round = input.round() == null ? 1 : input.round() + 1;
    Optional<Countermeasure> there = countermeasures.of(finding, round);
    if (there.isEmpty() && round == 1) {
      Optional<String> ended = endOf(finding);
      if (ended.isPresent()) {
        return new Outcome.Done<>(Result.nothing(ended.get()));
      }
    }
    var machine = new MachineId(input.machine());
    Span window = there.map(Countermeasure::window).orElseGet(this::lastHours);
    Optional<LossSummary> summary = figures.of(machine, window);
    if (summary.isEmpty()) {
      return new Outcome.Later<>(AGAIN, "waits for sound sheets of OEE: see ./millwright check");
    }
    OeeRatio kpi = Optional.ofNullable(input.signal()).flatMap(OeeRatio::of).orElse(OeeRatio.OEE);
    Countermeasure ours =
        countermeasures.open(
            finding,
            machine,
            kpi,
            round,
            window,
            kpi.of(summary.get().oee()),
            input.processInstanceKey(),
            clock.instant());
    closeFormer(finding, round);
    return new Outcome.Done<>(
        ours.processInstanceKey() == input.processInstanceKey()
            ? found(ours, summary.get())
            : Result.nothing("The finding has the review " + ours.id() + " already."));
  }

  private Span lastHours() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Span(now.minus(WINDOW), now);
  }

  private Optional<String> endOf(FindingKey finding) {
    return findings
        .of(finding)
        .filter(entry -> !entry.isOpen())
        .map(entry -> "The finding ended at %s, before its review.".formatted(entry.endedAt()));
  }

  private void closeFormer(FindingKey finding, int round) {
    countermeasures
        .of(finding, round - 1)
        .ifPresent(former ->
            countermeasures.end(
                former.id(),
                Countermeasure.Status.REPEATED,
                clock.instant(),
                "Another round: " + (former.effect() == null ? "" : former.effect().words())));
  }

  private static Result found(Countermeasure ours, LossSummary summary) {
    boolean lost = !summary.losses().isEmpty();
    Duration most = lost ? summary.losses().getFirst().time() : Duration.ZERO;
    return new Result(
        true,
        ours.id().value(),
        ours.round(),
        LossWords.name(ours.kpi()),
        LossWords.window(ours.window()),
        LossWords.percent(ours.before()),
        LossWords.losses(summary),
        LossWords.reasons(summary),
        lost ? summary.losses().getFirst().loss().title() : "none",
        LossWords.part(most, LossWords.planned(summary)),
        null);
  }
}
