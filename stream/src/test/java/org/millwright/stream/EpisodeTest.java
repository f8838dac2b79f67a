package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.finding.Severity.CRITICAL;
import static org.millwright.domain.finding.Severity.WARNING;
import static org.millwright.domain.finding.Verdict.Strength.RAISES;
import static org.millwright.domain.finding.Verdict.Strength.SUSTAINS;
import static org.millwright.domain.finding.Verdict.Strength.WITHHOLDS;
import static org.millwright.stream.Plant.NEEDS_WORK;
import static org.millwright.stream.Plant.NOON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.finding.Judge.Judgement;
import org.millwright.domain.finding.MachineFacts;
import org.millwright.domain.finding.Severity;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.finding.Verdict;
import org.millwright.domain.finding.Verdict.Strength;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineState;

/**
 * One kind of finding on one machine; raised after 5 s, cleared after 10 s, judged by the second.
 */
class EpisodeTest {

  private static final SignalName TEMPERATURE = new SignalName("temperature");

  private Episode episode = new Episode();
  private final List<String> said = new ArrayList<>();

  @Test
  void fiveSecondsOfRaisingOpenAFinding() {
    judge(0, 5, RAISES, WARNING);

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void lessThanFiveSecondsOpenNothing() {
    judge(0, 4, RAISES, WARNING);
    judgeNothing(5, 60);

    assertThat(said).isEmpty();
    assertThat(episode.isBlank()).isTrue();
  }

  @Test
  void aSecondWithoutItBeginsAnew() {
    judge(0, 4, RAISES, WARNING);
    judgeNothing(5, 5);
    judge(6, 11, RAISES, WARNING);

    assertThat(said).containsExactly("11 opened warning from 6");
  }

  @Test
  void beingCloseToALimitNeverOpensAFinding() {
    judge(0, 60, SUSTAINS, WARNING);

    assertThat(said).isEmpty();
  }

  @Test
  void timeThatIsWithheldDoesNotCountTowardsAFinding() {
    judge(0, 4, RAISES, WARNING);
    judge(5, 60, WITHHOLDS, WARNING);
    judge(61, 61, RAISES, WARNING);
    assertThat(said).as("four seconds before, none after").isEmpty();

    judge(62, 62, RAISES, WARNING);
    assertThat(said).containsExactly("62 opened warning from 0");
  }

  @Test
  void tenSecondsWithoutItEndTheFinding() {
    judge(0, 5, RAISES, WARNING);
    judgeNothing(6, 15);
    assertThat(said).hasSize(1);

    judgeNothing(16, 16);
    assertThat(said).containsExactly("5 opened warning from 0", "16 ended from 6");
  }

  @Test
  void timeThatIsWithheldDoesNotCountTowardsTheEnd() {
    judge(0, 5, RAISES, WARNING);
    judgeNothing(6, 12);
    judge(13, 600, WITHHOLDS, WARNING);
    judgeNothing(601, 604);
    assertThat(said).hasSize(1);

    judgeNothing(605, 605);
    assertThat(said.getLast()).isEqualTo("605 ended from 6");
  }

  @Test
  void aSignalThatTheFindingDoesNotRestOnWithholdsNothing() {
    judge(0, 5, RAISES, WARNING);
    withhold(6, 15, TEMPERATURE);
    assertThat(said).hasSize(1);

    withhold(16, 16, TEMPERATURE);
    assertThat(said).containsExactly("5 opened warning from 0", "16 ended from 6");
  }

  @Test
  void aSignalThatTheConditionDoesNotRestOnWithholdsNothingBeforeItIsAFinding() {
    judge(0, 4, RAISES, WARNING);
    withhold(5, 5, TEMPERATURE);
    judge(6, 10, RAISES, WARNING);
    assertThat(said).as("it was gone at 5").isEmpty();

    judge(11, 11, RAISES, WARNING);
    assertThat(said).containsExactly("11 opened warning from 6");
  }

  @Test
  void aSignalThatRaisedLaterIsPartOfTheFindingToo() {
    judge(0, 5, RAISES, WARNING);
    for (int second = 6; second <= 8; second++) {
      judgeSignal(second, RAISES, TEMPERATURE);
    }
    withhold(9, 600, TEMPERATURE);

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void theMachineAsAWholeWithholds() {
    judge(0, 5, RAISES, WARNING);
    for (int second = 6; second <= 600; second++) {
      Situation situation = situation(second);
      SignalFacts vibration = situation.signals().getFirst();
      judge(
          second,
          situation,
          List.of(Plant.verdict(WITHHOLDS, WARNING, situation, vibration, List.of())));
    }

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void whatRaisesWinsOverWhatIsWithheld() {
    for (int second = 0; second <= 5; second++) {
      Situation situation = situation(second);
      SignalFacts vibration = situation.signals().getFirst();
      judge(
          second,
          situation,
          List.of(
              Plant.verdict(WITHHOLDS, WARNING, situation, vibration),
              Plant.verdict(RAISES, WARNING, situation, vibration)));
    }

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void beingCloseToTheLimitKeepsTheFindingOpen() {
    judge(0, 5, RAISES, WARNING);
    judgeNothing(6, 14);
    judge(15, 15, SUSTAINS, WARNING);
    judgeNothing(16, 25);
    assertThat(said).hasSize(1);

    judgeNothing(26, 26);
    assertThat(said.getLast()).isEqualTo("26 ended from 16");
  }

  @Test
  void anotherSignalCloseToItsLimitKeepsNothingOpen() {
    judge(0, 5, RAISES, WARNING);
    for (int second = 6; second <= 16; second++) {
      judgeSignal(second, SUSTAINS, TEMPERATURE);
    }

    assertThat(said).containsExactly("5 opened warning from 0", "16 ended from 6");
  }

  @Test
  void aHigherSeverityWorsensTheFindingOnceUnderTheSameKey() {
    judge(0, 5, RAISES, WARNING);
    judge(6, 11, RAISES, CRITICAL);
    judge(12, 20, RAISES, WARNING);
    judge(21, 40, RAISES, CRITICAL);

    assertThat(said).containsExactly("5 opened warning from 0", "11 worsened critical from 0");
  }

  @Test
  void aHigherSeverityForLessThanItsTimeWorsensNothing() {
    judge(0, 5, RAISES, WARNING);
    judge(6, 10, RAISES, CRITICAL);
    judge(11, 60, RAISES, WARNING);

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void timeAtAHigherSeverityCountsForTheLowerOne() {
    judge(0, 2, RAISES, CRITICAL);
    judge(3, 5, RAISES, WARNING);

    assertThat(said).containsExactly("5 opened warning from 0");
  }

  @Test
  void theNextEpisodeHasAKeyOfItsOwn() {
    judge(0, 5, RAISES, CRITICAL);
    judgeNothing(6, 16);
    judge(20, 25, RAISES, WARNING);

    assertThat(said)
        .containsExactly(
            "5 opened critical from 0", "16 ended from 6", "25 opened warning from 20");
  }

  @Test
  void itSaysWhenTimeAloneCompletesTheCondition() {
    judge(0, 2, RAISES, WARNING);
    assertThat(episode.due()).contains(NOON.plusSeconds(5));
    judge(3, 5, RAISES, WARNING);
    assertThat(episode.due()).isEmpty();
    judgeNothing(6, 8);
    assertThat(episode.due()).contains(NOON.plusSeconds(16));
    judge(9, 9, WITHHOLDS, WARNING);
    assertThat(episode.due()).isEmpty();
  }

  @Test
  void whatIsWrittenDownGoesOnAsItWas() throws IOException {
    for (int second = 0; second <= 40; second++) {
      if (second == 21 || second > 26) {
        judgeNothing(second, second);
      } else {
        judge(second, second, second < 10 ? RAISES : SUSTAINS, WARNING);
      }
      episode = written(episode);
    }
    assertThat(said).containsExactly("5 opened warning from 0", "37 ended from 27");
  }

  private void judge(int from, int to, Strength strength, Severity severity) {
    for (int second = from; second <= to; second++) {
      Situation situation = situation(second);
      Verdict verdict =
          Plant.verdict(strength, severity, situation, situation.signals().getFirst());
      judge(second, situation, List.of(verdict));
    }
  }

  private void withhold(int from, int to, SignalName signal) {
    for (int second = from; second <= to; second++) {
      judgeSignal(second, WITHHOLDS, signal);
    }
  }

  private void judgeSignal(int second, Strength strength, SignalName signal) {
    Situation situation = situation(second);
    SignalFacts facts = facts(signal, situation.machine().at());
    judge(second, situation, List.of(Plant.verdict(strength, WARNING, situation, facts)));
  }

  private void judgeNothing(int from, int to) {
    for (int second = from; second <= to; second++) {
      judge(second, situation(second), List.of());
    }
  }

  private void judge(int second, Situation situation, List<Verdict> verdicts) {
    Episode.Outcome outcome =
        episode.judge(
            NEEDS_WORK,
            verdicts,
            new Judgement("book", verdicts),
            situation,
            situation.machine().at());
    outcome
        .changes()
        .forEach(change ->
            said.add(
                second
                    + " "
                    + switch (change) {
                      case FindingChange.Opened opened -> "opened " + words(opened.finding());
                      case FindingChange.Worsened worsened ->
                          "worsened " + words(worsened.finding());
                      case FindingChange.Ended ended -> "ended from " + seconds(ended.at());
                    }));
  }

  private static String words(Finding finding) {
    assertThat(finding.key().value()).endsWith("/cnc-1/" + finding.at());
    return finding.severity().word() + " from " + seconds(finding.at());
  }

  private static long seconds(Instant at) {
    return Duration.between(NOON, at).toSeconds();
  }

  private static Situation situation(int second) {
    Instant at = NOON.plusSeconds(second);
    var machine =
        new MachineFacts(
            Plant.CNC_1, at, MachineState.RUNNING, Duration.ofMinutes(1), true, Duration.ZERO);
    return new Situation(machine, List.of(facts(Plant.VIBRATION, at)));
  }

  private static SignalFacts facts(SignalName signal, Instant at) {
    return new SignalFacts(
        Plant.CNC_1,
        signal,
        Value.of(3),
        at,
        Quality.GOOD,
        Duration.ZERO,
        Duration.ZERO,
        10,
        Duration.ofSeconds(10),
        3,
        3,
        3,
        Duration.ofSeconds(5),
        "");
  }

  private static Episode written(Episode episode) throws IOException {
    var bytes = new ByteArrayOutputStream();
    episode.write(new DataOutputStream(bytes));
    return Episode.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
