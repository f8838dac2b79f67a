package org.millwright.workers.oee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.job.Outcome;
import org.millwright.domain.job.Worker;
import org.millwright.domain.oee.Countermeasure;
import org.millwright.domain.oee.Countermeasure.Status;
import org.millwright.domain.oee.CountermeasureId;
import org.millwright.workers.memory.Bench;
import org.millwright.workers.memory.MemoryLosses.Hours;

/** The review of a mill of which every hour held 30 min of production and 30 min of breakdown. */
class OeeWorkersTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final long PROCESS = 4711;
  private static final Duration WINDOW = Duration.ofHours(8);

  private final Bench bench = new Bench();
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private final Finding finding = bench.foundLow("cnc-1", NOON, Severity.WARNING);

  @Test
  void thereIsAWorkerForEachJobType() {
    assertThat(bench.oeeWorkers(clock).all().stream().map(Worker::type))
        .containsExactlyInAnyOrderElementsOf(OeeWorkers.JOB_TYPES);
  }

  @Test
  void aReviewShowsWhereTheTimeOfEightHoursWent() {
    CollectLosses.Result result = collect(PROCESS, null);
    assertThat(result.opened()).isTrue();
    assertThat(result.countermeasure()).isEqualTo("CM-000001");
    assertThat(result.kpi()).isEqualTo("OEE");
    assertThat(result.window()).isEqualTo("2026-03-02T04:00:00Z to 2026-03-02T12:00:00Z");
    // 8 h x 30 min of 60 min; pieces of a minute each, none bad.
    assertThat(result.before()).isEqualTo("50.0 %");
    assertThat(result.losses()).isEqualTo("Breakdown: 240.0 min (50.0 % of planned time)");
    assertThat(result.reasons()).isEqualTo("No reason given: 240.0 min in 3 stops");
    assertThat(result.largestLoss()).isEqualTo("Breakdown");
    assertThat(result.largestShare()).isEqualTo(0.5);
    assertThat(bench.countermeasures.all())
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isEqualTo(Status.REVIEWING));
  }

  @Test
  void theSameJobTwiceOpensOneReview() {
    CollectLosses.Result first = collect(PROCESS, null);
    now = NOON.plusSeconds(60);
    assertThat(collect(PROCESS, null)).isEqualTo(first);
    assertThat(bench.countermeasures.all()).hasSize(1);
  }

  @Test
  void aFindingThatAnotherInstanceReviewsIsLeftToIt() {
    collect(PROCESS, null);
    CollectLosses.Result other = collect(PROCESS + 1, null);
    assertThat(other.opened()).isFalse();
    assertThat(other.outcome()).isEqualTo("The finding has the review CM-000001 already.");
  }

  @Test
  void aFindingThatEndedNeedsNoReview() {
    bench.ended(finding, NOON.plusSeconds(5));
    CollectLosses.Result result = collect(PROCESS, null);
    assertThat(result.opened()).isFalse();
    assertThat(result.outcome())
        .isEqualTo("The finding ended at 2026-03-02T12:00:05Z, before its review.");
    assertThat(bench.countermeasures.all()).isEmpty();
  }

  @Test
  void withoutSheetsOfOeeAReviewWaits() {
    bench.losses.forget();
    assertThat(
            new CollectLosses(bench.countermeasures, bench.losses, bench.findings, clock)
                .work(input(PROCESS, null)))
        .isInstanceOf(Outcome.Later.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-03", "2026-03-02T14:00:00Z", "2026-03-02T15:00+02:00"})
  void aPlanWithADueTimeIsAgreedOn(String due) {
    collect(PROCESS, null);
    assertThat(agree("Grease the chain daily", "Ada", due)).isInstanceOf(Outcome.Done.class);
    assertThat(ours().status()).isEqualTo(Status.AGREED);
    assertThat(ours().note()).startsWith("Ada: Grease the chain daily, until 2026-03-0");
  }

  static Stream<Arguments> badPlans() {
    return Stream.of(
        Arguments.of("Grease", "Ada", "tomorrow", "Due is \"tomorrow\", expected a date"),
        Arguments.of("Grease", "Ada", null, "Due is \"\", expected a date"),
        Arguments.of("Grease", "Ada", "2026-03-02T12:00:00Z", "which is over"),
        Arguments.of("Grease", "Ada", "2026-03-01", "which is over"),
        Arguments.of(" ", "Ada", "2026-03-03", "needs words for what is done"),
        Arguments.of("Grease", null, "2026-03-03", "and an owner"));
  }

  @ParameterizedTest(name = "{0} by {1} until {2}")
  @MethodSource("badPlans")
  void aPlanThatLacksSomethingIsAskedForAgain(
      @Nullable String measure, @Nullable String owner, @Nullable String due, String says) {
    collect(PROCESS, null);
    assertThat(agree(measure, owner, due))
        .isInstanceOfSatisfying(
            Outcome.BusinessError.class,
            error -> {
              assertThat(error.code()).isEqualTo("BAD_PLAN");
              assertThat(error.message()).contains(says);
            });
    assertThat(ours().status()).isEqualTo(Status.REVIEWING);
  }

  /** Half of each hour was production before: 50 %. */
  static Stream<Arguments> effects() {
    return Stream.of(
        Arguments.of(new Hours(45, 0, 60), "better", "50.0 % before", "75.0 % after", "+25.0"),
        // 31 of 60 min are 51.67 %.
        Arguments.of(new Hours(31, 0, 60), "same", "50.0 % before", "51.7 % after", "+1.7"),
        Arguments.of(new Hours(30, 0, 60), "same", "50.0 % before", "50.0 % after", "+0.0"),
        Arguments.of(new Hours(28, 0, 60), "worse", "50.0 % before", "46.7 % after", "-3.3"),
        // As many good pieces, but each half hour 10 % of them scrap: 45 %.
        Arguments.of(new Hours(30, 10, 60), "worse", "50.0 % before", "45.0 % after", "-5.0"));
  }

  @ParameterizedTest(name = "{0} are {1}")
  @MethodSource("effects")
  void theEffectIsTheSameFigureOverAnEquallyLongWindow(
      Hours hours, String effect, String before, String after, String points) {
    collect(PROCESS, null);
    agree("Grease", "Ada", "2026-03-03");
    confirm();
    bench.losses.from(NOON, hours);
    now = NOON.plus(WINDOW);
    assertThat(measure())
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              var result = (MeasureEffect.Result) done.result();
              assertThat(result.effect()).isEqualTo(effect);
              assertThat(result.effectWords())
                  .contains(before, after, points + " points")
                  .contains("(2026-03-02T12:00:00Z to 2026-03-02T20:00:00Z)");
            });
    assertThat(ours().status()).isEqualTo(Status.MEASURED);
  }

  @Test
  void lessScrapIsBetter() {
    bench.losses.hours(new Hours(50, 10, 60)).from(NOON, new Hours(50, 5, 60));
    new CollectLosses(bench.countermeasures, bench.losses, bench.findings, clock)
        .work(
            new CollectLosses.Input(finding.key().value(), "cnc-1", "scrap-ratio", null, PROCESS));
    now = NOON.plus(WINDOW);
    assertThat(measure())
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((MeasureEffect.Result) done.result()).effectWords())
                    .startsWith("Scrap ratio: 10.0 % before")
                    .endsWith("better, -5.0 points."));
  }

  @Test
  void aMachineThatHardlyWorkedIsWaitedForAndThenNothingIsSaid() {
    collect(PROCESS, null);
    bench.losses.from(NOON, new Hours(0, 0, 0));
    now = NOON.plus(WINDOW);
    assertThat(measure()).isInstanceOf(Outcome.Later.class);
    now = NOON.plus(MeasureEffect.PATIENCE);
    assertThat(measure())
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((MeasureEffect.Result) done.result()).effect()).isEqualTo("unknown"));
  }

  @Test
  void aMachineThatWorksLittleIsGivenALongerWindow() {
    collect(PROCESS, null);
    // 20 min of planned time an hour: 160 min in 8 h are less than half of the 480 before.
    bench.losses.from(NOON, new Hours(15, 0, 20));
    now = NOON.plus(WINDOW);
    assertThat(measure()).isInstanceOf(Outcome.Later.class);
    // 12 h hold 240 min.
    now = NOON.plus(Duration.ofHours(12));
    assertThat(measure())
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done ->
                assertThat(((MeasureEffect.Result) done.result()).effectWords())
                    .contains("75.0 % after (2026-03-02T12:00:00Z to 2026-03-03T00:00:00Z)"));
  }

  @Test
  void anotherRoundClosesTheOneBefore() {
    collect(PROCESS, null);
    now = NOON.plus(WINDOW);
    measure();
    assertThat(collect(PROCESS, 1).countermeasure()).isEqualTo("CM-000002");
    assertThat(ours().status()).isEqualTo(Status.REPEATED);
    assertThat(ours().note()).startsWith("Another round: OEE: 50.0 % before");
    // The finding's end does not matter any more.
    bench.ended(finding, now);
    assertThat(collect(PROCESS, 2).opened()).isTrue();
  }

  @Test
  void aReviewEndsOnceAndSaysHow() {
    collect(PROCESS, null);
    var close = new CloseReview(bench.countermeasures, clock);
    close.work(
        new CloseReview.Input("CM-000001", "no-action", "the machine is replaced", null, null));
    close.work(new CloseReview.Input("CM-000001", "countermeasure", null, "better", "fine"));
    assertThat(ours().status()).isEqualTo(Status.NO_ACTION);
    assertThat(ours().note()).isEqualTo("No action: the machine is replaced");
    assertThat(ours().closedAt()).isEqualTo(NOON);
  }

  @Test
  void aReminderStandsOnceAMinute() {
    collect(PROCESS, null);
    var remind = new RemindOwner(bench.countermeasures, clock);
    remind.work(new RemindOwner.Input("CM-000001", "Ada"));
    remind.work(new RemindOwner.Input("CM-000001", "Ada"));
    assertThat(ours().note()).isEqualTo(" Late: Ada was reminded at 2026-03-02T12:00:00Z.");
  }

  private CollectLosses.Result collect(long process, @Nullable Integer round) {
    Outcome<CollectLosses.Result> outcome =
        new CollectLosses(bench.countermeasures, bench.losses, bench.findings, clock)
            .work(input(process, round));
    return ((Outcome.Done<CollectLosses.Result>) outcome).result();
  }

  private CollectLosses.Input input(long process, @Nullable Integer round) {
    return new CollectLosses.Input(finding.key().value(), "cnc-1", "oee", round, process);
  }

  private Outcome<AgreeCountermeasure.Result> agree(
      @Nullable String measure, @Nullable String owner, @Nullable String due) {
    return new AgreeCountermeasure(bench.countermeasures, clock)
        .work(new AgreeCountermeasure.Input("CM-000001", measure, owner, due));
  }

  private void confirm() {
    new ConfirmCountermeasure(bench.countermeasures)
        .work(new ConfirmCountermeasure.Input("CM-000001", "Ada", NOON, "greased", null));
  }

  private Outcome<MeasureEffect.Result> measure() {
    return new MeasureEffect(bench.countermeasures, bench.losses, clock)
        .work(new MeasureEffect.Input("CM-000001", NOON));
  }

  private Countermeasure ours() {
    return bench.countermeasures.of(CountermeasureId.of(1)).orElseThrow();
  }
}
