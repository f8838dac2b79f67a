package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.stream.Plant.NOON;
import static org.millwright.stream.Plant.frame;
import static org.millwright.stream.Plant.good;
import static org.millwright.stream.Plant.lost;
import static org.millwright.stream.Plant.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.finding.EpisodeStatus.Standing;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.oee.OeeNews.MinuteKnown;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/** What counts as time: clocks that were set, silence, losses, and an app that was not there. */
class LineClockTest extends LineStory {

  @Test
  void aLostConnectionFreezesAnOpenFinding() {
    run(Duration.ofSeconds(30), 3.5);
    say(frame(sequence++, now, lost("vibration", now), lost("state", now)));
    pass(Duration.ofSeconds(60));

    assertThat(changes()).hasSize(1);
    assertThat(statuses().getLast().standing()).isEqualTo(Standing.UNOBSERVED);
  }

  @Test
  void aLostConnectionOpensNothing() {
    run(Duration.ofSeconds(8), 3.5);
    said.clear();
    line.close();
    line = new Driver(Plant.judge(), NOON);
    now = NOON;
    run(Duration.ofSeconds(3), 3.5);
    say(frame(sequence++, now, lost("vibration", now), lost("state", now)));
    pass(Duration.ofSeconds(60));

    assertThat(changes()).isEmpty();
  }

  @Test
  void aConditionThatBeganBeforeARestartKeepsItsBeginning() {
    run(Duration.ofSeconds(3), 3.5);
    restart();
    run(Duration.ofSeconds(3), 3.5);

    assertThat(changes().getFirst().key().value()).isEqualTo("machine-needs-work/cnc-1/" + NOON);
  }

  /** What clocks tell that were never set: the first day of .NET, of Windows, of Unix. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1601-01-01T00:00:00Z",
        "1969-12-31T23:58:00Z",
        "1970-01-01T00:00:00Z"
      })
  void aClockThatWasNeverSetStopsNothing(Instant unset) {
    say(frame(sequence++, now, state(unset, "running"), good("parts", unset, 3)));
    restart();
    run(Duration.ofSeconds(2), 1.3);
    restart();
    run(Duration.ofSeconds(2), 1.3);

    assertThat(line.oeeNews())
        .filteredOn(MinuteKnown.class::isInstance)
        .extracting(news -> ((MinuteKnown) news).facts().minute())
        .contains(OeeMemory.minuteOf(NOON));
  }

  @Test
  void aMachineWhoseClockIsSetBackIsJudgedOn() {
    run(Duration.ofSeconds(20), 1.3);
    now = now.minus(Duration.ofHours(1));
    run(Duration.ofSeconds(20), 3.5);

    assertThat(changes()).hasSize(1);
  }

  @Test
  void aMachineThatIsHeardAgainWithAClockBehindIsJudgedOn() {
    run(Duration.ofSeconds(2), 1.3);
    line.pass(Duration.ofHours(2));
    now = now.plus(Duration.ofHours(1));
    run(Duration.ofSeconds(20), 3.5);

    assertThat(changes()).hasSize(1);
  }

  @Test
  void timeThatPassedWhileNobodyListenedDoesNotCount() {
    run(Duration.ofSeconds(2), 3.5);
    restart();
    now = now.plus(Duration.ofHours(8));
    run(Duration.ofSeconds(3), 3.5);
    assertThat(changes()).isEmpty();

    run(Duration.ofSeconds(1), 3.5);
    assertThat(changes()).hasSize(1);
  }

  @Test
  void aLossInABacklogDoesNotCountAsTimeOfTheCondition() {
    say(worn(sequence++, now, 3.5));
    say(worn(sequence++, now.plusSeconds(1), 3.5));
    say(
        frame(
            sequence++,
            now.plusSeconds(2),
            lost("vibration", now.plusSeconds(2)),
            lost("state", now.plusSeconds(2))));
    say(worn(sequence++, now.plusSeconds(9), 3.5));
    say(worn(sequence++, now.plusSeconds(10), 3.5));
    assertThat(changes()).isEmpty();
  }

  @Test
  void aMachineWhoseClockIsSetAheadShowsNoOldValueAsUnchanged() {
    say(frame(sequence++, now, state(now, "running"), good("rejects", now, 7)));
    run(Duration.ofSeconds(2), 1.3);
    Instant ahead = now.plusSeconds(60);
    say(
        new Frame(
            Plant.CNC_1,
            new FrameId("opcua:cnc-1", 1, sequence++),
            now.plusMillis(20),
            false,
            List.of(good("vibration", ahead, 1.3))));

    assertThat(judged.getLast().machine().at()).isEqualTo(ahead);
    assertThat(judged.getLast().signals())
        .filteredOn(facts -> facts.signal().equals(new SignalName("rejects")))
        .allMatch(facts -> facts.unchanged().isZero());
  }

  @Test
  void aMachineOfWhichNothingIsHeardCountsAsCutOff() {
    run(Duration.ofSeconds(2), 1.3);
    line.pass(Duration.ofMillis(9_500));
    assertThat(line.snapshots().getLast().connected()).isTrue();

    line.pass(Duration.ofMillis(1_500));
    MachineSnapshot cutOff = line.snapshots().getLast();
    assertThat(cutOff.connected()).isFalse();
    assertThat(cutOff.state()).isEqualTo(MachineState.UNKNOWN);

    line.pass(Duration.ofSeconds(5));
    now = now.plusSeconds(16);
    run(Duration.ofSeconds(1), 1.3);
    assertThat(line.snapshots().getLast().state()).isEqualTo(MachineState.RUNNING);
  }

  @ParameterizedTest(name = "frames of another machine that waited {0} s: connected {1}")
  @CsvSource({"5, true", "1, false"})
  void aMachineThatWaitsInABacklogIsNotCutOff(int waitedSeconds, boolean connected) {
    run(Duration.ofSeconds(1), 1.3);
    for (int second = 0; second < 12; second++) {
      line.say(ofAnother(second, now.minusSeconds(waitedSeconds)));
      pass(Duration.ofSeconds(1));
    }

    assertThat(line.snapshots())
        .filteredOn(snapshot -> snapshot.machine().equals(Plant.CNC_1))
        .last()
        .extracting(MachineSnapshot::connected)
        .isEqualTo(connected);
  }

  private static Frame ofAnother(long sequence, Instant knownAt) {
    return new Frame(
        new MachineId("cnc-2"),
        new FrameId("opcua:cnc-2", 1, sequence),
        knownAt,
        false,
        List.of(good("vibration", knownAt, 1.3)));
  }
}
