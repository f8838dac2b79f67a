package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.stream.Plant.CNC_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.finding.Evidence;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.FindingKind;
import org.millwright.domain.finding.Judge;
import org.millwright.domain.finding.OeeEvidence;
import org.millwright.domain.finding.OeeFacts;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.finding.Verdict.Strength;
import org.millwright.domain.oee.OeeBooks;

/**
 * A mill in its morning shift (6:00 to 14:00, breakfast at 7:30, 8 s a piece), and a judge that
 * holds its hour against 60 % and its stops against a quarter of an hour.
 */
class OeeFindingsTest {

  private static final Instant SIX = Instant.parse("2026-03-02T06:00:00Z");
  private static final FindingKind LOW = new FindingKind("oee-low");
  private static final FindingKind STOP = new FindingKind("stop-long");
  private static final Duration RAISE_AFTER = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofSeconds(10);

  private final List<Object> said = new ArrayList<>();
  private Driver driver = driver(SIX);
  private Instant now = SIX;
  private long sequence;
  private long parts = 1_000;
  private double rest;

  private static Driver driver(Instant wall) {
    return new Driver(
        situation -> new Judge.Judgement("book", verdicts(situation)),
        wall,
        OeeBooks.fixed(Floor.BOOK));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aMachineThatKeepsItsPaceIsNotFound() {
    runs(Duration.ofMinutes(50));
    assertThat(changes()).isEmpty();
  }

  @Test
  void anHourBelowItsLimitIsFoundOnceNotEarlyInTheShiftAndEndsWhenItIsBetter() {
    runs(Duration.ofMinutes(10));
    stands(Duration.ofMinutes(19));
    assertThat(found(LOW)).isEmpty();

    // At 6:30 the shift is half an hour old: 10 min of 30 were production, 33 %.
    stands(Duration.ofMinutes(3));
    assertThat(found(LOW))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.finding().at()).isBetween(SIX.plusSeconds(1800), SIX.plusSeconds(1806));
          assertThat(one.finding().knownAt())
              .isBetween(SIX.plusSeconds(1860), SIX.plusSeconds(1872));
          Evidence share = one.finding().evidence().getFirst();
          assertThat(share.signal().value()).isEqualTo("oee");
          // 75 pieces of 8 s in 10 min, of which the counter's first two readings hide up to two.
          assertThat(share.value()).isBetween(100 * 73 * 8 / 1_872.0, 100 * 75 * 8 / 1_860.0);
          assertThat(share.from()).isEqualTo(SIX);
        });

    // By 7:18 the hour holds 46 min of production out of 60.
    runs(Duration.ofMinutes(46));
    assertThat(changes().stream().filter(FindingChange.Ended.class::isInstance)).hasSize(2);
    assertThat(found(LOW)).hasSize(1);
  }

  /** At 8:33 the hour began at 7:33; nobody had heard of the machine until 8:00. */
  @Test
  void theTimeBeforeAMachineWasEverHeardIsNotLookedAt() {
    now = SIX.plus(Duration.ofHours(2));
    driver.close();
    driver = driver(now);
    runs(Duration.ofMinutes(10));
    stands(Duration.ofMinutes(19));
    assertThat(found(LOW)).as("of less than half an hour nothing is said").isEmpty();

    stands(Duration.ofMinutes(4));
    assertThat(found(LOW))
        .singleElement()
        .extracting(one -> one.finding().evidence().getFirst().from())
        .isEqualTo(SIX.plus(Duration.ofHours(2)));
  }

  @Test
  void aStopIsAsOldAsItIsAlsoWhenItBeganBeforeTheHour() {
    runs(Duration.ofMinutes(110));
    stands(Duration.ofMinutes(14));
    assertThat(found(STOP)).isEmpty();
    stands(Duration.ofMinutes(3));
    assertThat(found(STOP))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.finding().evidence().getFirst().from())
              .isEqualTo(SIX.plus(Duration.ofMinutes(110)));
          assertThat(one.finding().evidence().getFirst().value()).isBetween(900.0, 906.0);
        });

    stands(Duration.ofMinutes(83));
    // 14 + 3 + 83 min; the hour and its margin reach back 75 min only.
    assertThat(newest(STOP).evidence().getFirst().value()).isBetween(5_990.0, 6_000.0);
    assertThat(found(STOP)).hasSize(1);
  }

  @Test
  void inABreakNothingCanBeSaidAndTheFindingStays() {
    runs(Duration.ofMinutes(70));
    stands(Duration.ofMinutes(19));
    assertThat(found(STOP)).hasSize(1);
    stands(Duration.ofMinutes(10));
    assertThat(newest(STOP).standing()).isEqualTo(Standing.UNOBSERVED);
    assertThat(changes()).noneMatch(FindingChange.Ended.class::isInstance);
  }

  @Test
  void afterARestartTheLastChangeIsSaidAgainAndTheEpisodeGoesOnUnderItsKey() {
    runs(Duration.ofMinutes(110));
    stands(Duration.ofMinutes(80));
    List<FindingChange> before = changes();
    assertThat(before).isNotEmpty();
    var stores = driver.stores();
    driver.close();

    driver = driver(now);
    said.clear();
    driver.restore(stores);
    stands(Duration.ofMinutes(10));

    assertThat(changes()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(newest(STOP).evidence().getFirst().from())
        .isEqualTo(SIX.plus(Duration.ofMinutes(110)));
  }

  @Test
  void whatCannotBeReadBeginsAnew() {
    runs(Duration.ofMinutes(110));
    stands(Duration.ofMinutes(20));
    var stores = driver.stores();
    Objects.requireNonNull(stores.get(LineTopology.OEE_FINDINGS))
        .put(CNC_1.value(), new byte[] {99});
    driver.close();

    driver = driver(now);
    said.clear();
    driver.restore(stores);
    stands(Duration.ofMinutes(2));

    assertThat(found(STOP)).hasSize(1);
  }

  private void runs(Duration time) {
    go(time, "running", 8);
  }

  private void stands(Duration time) {
    go(time, "down", Double.POSITIVE_INFINITY);
  }

  private void go(Duration time, String state, double secondsAPiece) {
    for (Instant end = now.plus(time); now.isBefore(end); now = now.plus(STEP)) {
      rest += STEP.toSeconds() / secondsAPiece;
      parts += (long) rest;
      rest -= (long) rest;
      driver.say(
          Plant.frame(sequence++, now, Plant.state(now, state), Plant.good("parts", now, parts)));
      driver.pass(STEP);
      said.addAll(driver.readFindings());
    }
  }

  private List<FindingChange> changes() {
    return said.stream()
        .filter(FindingChange.class::isInstance)
        .map(FindingChange.class::cast)
        .toList();
  }

  private List<FindingChange.Opened> found(FindingKind kind) {
    return changes().stream()
        .filter(FindingChange.Opened.class::isInstance)
        .map(FindingChange.Opened.class::cast)
        .filter(opened -> opened.finding().kind().equals(kind))
        .toList();
  }

  private EpisodeStatus newest(FindingKind kind) {
    return said.stream()
        .filter(EpisodeStatus.class::isInstance)
        .map(EpisodeStatus.class::cast)
        .filter(status -> status.key().value().startsWith(kind + "/"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static List<Verdict> verdicts(Situation situation) {
    OeeFacts facts = situation.oee();
    if (facts == null) {
      return List.of();
    }
    var verdicts = new ArrayList<Verdict>();
    boolean enough = facts.planned() && facts.plannedTime().compareTo(Duration.ofMinutes(30)) >= 0;
    verdict(LOW, "oee", 0.6, enough, false, situation, facts, verdicts);
    verdict(STOP, "stop", 900, facts.planned(), true, situation, facts, verdicts);
    return verdicts;
  }

  private static void verdict(
      FindingKind kind,
      String figure,
      double limit,
      boolean known,
      boolean above,
      Situation situation,
      OeeFacts facts,
      List<Verdict> verdicts) {
    Instant at = situation.machine().at();
    OptionalDouble value = OeeEvidence.value(figure, at, facts);
    boolean broken =
        value.isPresent() && (above ? value.getAsDouble() > limit : value.getAsDouble() < limit);
    if (!known || broken) {
      verdicts.add(
          new Verdict(
              kind,
              CNC_1,
              known ? Strength.RAISES : Strength.WITHHOLDS,
              Severity.WARNING,
              above ? Duration.ZERO : RAISE_AFTER,
              RAISE_AFTER,
              "title",
              "reason",
              figure,
              List.of(OeeEvidence.limited(figure, at, facts, limit, "oee-limits.csv:2"))));
    }
  }
}
