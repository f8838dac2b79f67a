package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of histories that nobody could have thought of. */
class ReportTest {

  private static final Instant LATER = RandomHistory.START.plus(Duration.ofHours(4));

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aReportIsWhatLookingAtEveryMomentGives(long seed) {
    var history = new RandomHistory(seed);
    List<MinuteFacts> minutes = RandomHistory.minutes(history.told());
    var slow = new BruteForce(history.told(), history.terms(), LATER);
    Span window = RandomHistory.window();
    Report report = report(window, history, minutes);

    agrees(report.oee(), slow, window);
    assertThat(report.intervals().getFirst().span().from()).isEqualTo(window.from());
    assertThat(report.intervals().getLast().span().to()).isEqualTo(window.to());
    assertThat(report.oee().time().calendar()).isEqualTo(RandomHistory.LENGTH);

    Oee sum = Oee.NONE;
    for (int hour = 0; hour < 3; hour++) {
      Instant from = window.from().plus(Duration.ofHours(hour));
      var part = new Span(from, from.plus(Duration.ofHours(1)));
      Report ofPart = report(part, history, minutes);
      agrees(ofPart.oee(), slow, part);
      assertThat(report.within(part).oee()).as("cut from the whole").isEqualTo(ofPart.oee());
      assertThat(report.within(part).intervals()).isEqualTo(ofPart.intervals());
      assertThat(report.within(part).stops()).isEqualTo(ofPart.stops());
      sum = sum.plus(ofPart.oee());
    }
    assertThat(sum).as("the hours together").isEqualTo(report.oee());

    waterfallSumsUp(report);

    List<MinuteFacts> mixed = RandomHistory.minutes(history.shuffled());
    assertThat(mixed).as("shuffled and partly twice").isEqualTo(minutes);
    assertThat(mixed.stream().map(minute -> MinuteFacts.of(minute.toBytes())).toList())
        .as("kept and read again")
        .isEqualTo(minutes);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aTallyThatIsForkedOnItsWayIsTheReport(long seed) {
    var history = new RandomHistory(seed);
    List<MinuteFacts> minutes = RandomHistory.minutes(history.told());
    Span window = RandomHistory.window();
    Span needed = Report.needed(window, history.terms().entries());
    var settled = new Tally(window);
    var sweep = new Sweep(history.terms(), needed.from().toEpochMilli(), Before.NOTHING, settled);
    int half = (int) (minutes.size() * (seed % 10) / 10);
    within(minutes, needed).subList(0, half).forEach(sweep::take);

    Tally ahead = settled.copy();
    Sweep fork = sweep.fork(ahead);
    List<MinuteFacts> rest = within(minutes, needed);
    rest.subList(half, rest.size()).forEach(fork::take);
    fork.finish(needed.to().toEpochMilli());

    Report report = report(window, history, minutes);
    assertThat(ahead.oee()).isEqualTo(report.oee());
    assertThat(ahead.outside()).isEqualTo(report.outside());
    assertThat(ahead.offPlanMillis()).isEqualTo(report.offPlan().toMillis());
    assertThat(ahead.unmatched()).isEqualTo(report.unmatchedPieces());

    rest.subList(half, rest.size()).forEach(sweep::take);
    sweep.finish(needed.to().toEpochMilli());
    assertThat(settled.oee()).as("the first one went on undisturbed").isEqualTo(report.oee());
  }

  @Test
  void thinnedBooksHaveTheSameFacts() {
    var history = new RandomHistory(7);
    for (RandomHistory.Told one : history.told().subList(0, 50)) {
      var book = new MinuteBook(Math.floorDiv(one.at(), MinuteFacts.MILLIS));
      for (RandomHistory.Told other : history.told()) {
        if (Math.floorDiv(other.at(), MinuteFacts.MILLIS) == book.minute()) {
          RandomHistory.put(other, book);
        }
      }
      MinuteFacts facts = book.facts();
      assertThat(MinuteBook.of(book.toBytes()).facts()).isEqualTo(facts);
      book.thin();
      assertThat(MinuteBook.of(book.toBytes()).facts()).isEqualTo(facts);
    }
  }

  private static void waterfallSumsUp(Report report) {
    Losses losses = Losses.of(report);
    long lost = losses.lost().values().stream().mapToLong(Long::longValue).sum();
    long left = losses.calendarMicros() - lost;
    assertThat(left)
        .as("calendar less all losses is good time; production time while pieces have no PRI")
        .isEqualTo(
            losses
                .goodMicros()
                .orElse(report.oee().time().of(TimeElement.PRODUCTION).toMillis() * 1_000));
    Duration reasoned =
        Pareto.of(List.of(report), Reasons.NONE).stream()
            .map(Pareto::time)
            .reduce(Duration.ZERO, Duration::plus);
    long minor =
        report.intervals().stream()
            .filter(one -> one.minor() && one.reason() == null)
            .mapToLong(Interval::millis)
            .sum();
    assertThat(reasoned.plusMillis(minor))
        .as("with and without a reason, minor stops apart: all busy time but production")
        .isEqualTo(
            report
                .oee()
                .time()
                .plannedBusy()
                .minus(report.oee().time().of(TimeElement.PRODUCTION)));
  }

  private static Report report(Span window, RandomHistory history, List<MinuteFacts> minutes) {
    Span needed = Report.needed(window, history.terms().entries());
    Before before = Before.NOTHING;
    for (MinuteFacts minute : minutes) {
      if (minute.from() < needed.from().toEpochMilli()) {
        before = before.then(minute);
      }
    }
    return Report.of(window, history.terms(), before, within(minutes, needed), LATER);
  }

  private static List<MinuteFacts> within(List<MinuteFacts> minutes, Span needed) {
    return minutes.stream()
        .filter(minute -> minute.from() >= needed.from().toEpochMilli())
        .filter(minute -> minute.from() < needed.to().toEpochMilli())
        .toList();
  }

  private static void agrees(Oee oee, BruteForce slow, Span window) {
    slow.millis(window)
        .forEach((element, millis) ->
            assertThat(oee.time().of(element).toMillis()).as(element.name()).isEqualTo(millis));
    assertThat(oee.time().calendar()).isEqualTo(window.length());
    Output output = oee.output();
    assertThat(
            new long[] {
              output.produced(),
              output.scrap(),
              output.rework(),
              output.plannedMicros(),
              output.plannedGoodMicros()
            })
        .as("produced, scrap, rework, planned, planned good")
        .isEqualTo(slow.output(window));
    assertThat(output.good()).isEqualTo(output.produced() - output.scrap() - output.rework());
    assertThat(oee.time().plannedBusy())
        .as("PBT = APT + AUST + ADET + ADOT")
        .isEqualTo(
            oee.time()
                .of(TimeElement.PRODUCTION)
                .plus(oee.time().of(TimeElement.SETUP))
                .plus(oee.time().of(TimeElement.DELAY))
                .plus(oee.time().of(TimeElement.DOWN)));
  }
}
