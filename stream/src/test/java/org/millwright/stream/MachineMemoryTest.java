package org.millwright.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.stream.Plant.CNC_1;
import static org.millwright.stream.Plant.NOON;
import static org.millwright.stream.Plant.frameOf;
import static org.millwright.stream.Plant.good;
import static org.millwright.stream.Plant.lost;
import static org.millwright.stream.Plant.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.millwright.domain.finding.SignalFacts;
import org.millwright.domain.finding.Situation;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.plant.MachineState;

/** What is remembered of a mill that tells changes, over losses and from several sources. */
class MachineMemoryTest {

  private static final String OPC_UA = "opcua:cnc-1";
  private static final String SILENCE = "silence:cnc-1";
  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private final MachineMemory memory = new MachineMemory(CNC_1, NOON.toEpochMilli());
  private long sequence;

  @Test
  void aValueThatIsOlderThanTheLossBeforeItStands() {
    say(at(0), lost("rejects", at(0)), lost("vibration", at(0)), lost("state", at(0)));
    say(
        at(1),
        good("rejects", NOON.minus(LONG_AGO), 7),
        good("vibration", at(1), 1.3),
        state(NOON.minus(LONG_AGO), "running"));

    assertThat(facts("rejects", at(1)).last()).hasToString("7.0");
    assertThat(facts("rejects", at(1)).quality()).isEqualTo(Quality.GOOD);
    assertThat(facts("rejects", at(1)).lastAt()).isEqualTo(NOON.minus(LONG_AGO));
    assertThat(memory.state()).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void aLossThatComesAfterAValueStandsThoughTheMachineClockIsAhead() {
    say(at(0), good("vibration", at(60), 1.3));
    say(at(1), lost("vibration", at(1)));

    assertThat(facts("vibration", at(61)).quality()).isEqualTo(Quality.BAD);
  }

  @Test
  void theFirstValuesAfterALossSetNoClockBackAndTheNextOnesDo() {
    say(at(0), good("vibration", at(0), 1.3));
    say(at(1), lost("vibration", at(1)));
    say(at(2), good("rejects", NOON.minus(LONG_AGO), 7));
    assertThat(memory.clock).isEqualTo(NOON.toEpochMilli());
    assertThat(facts("vibration", at(2)).count()).isEqualTo(1);

    say(at(3), good("vibration", NOON.minus(LONG_AGO), 1.3));
    assertThat(memory.clock).isEqualTo(NOON.minus(LONG_AGO).toEpochMilli());
  }

  @Test
  void whatAnotherSourceWasToldEarlierChangesNothingThatStands() {
    say(at(5), good("vibration", at(5), 1.3), state(at(5), "running"));
    memory.take(
        frameOf(SILENCE, 0, at(4), lost("vibration", at(4)), lost("state", at(4))), Set.of());

    assertThat(facts("vibration", at(5)).quality()).isEqualTo(Quality.GOOD);
    assertThat(memory.state()).isEqualTo(MachineState.RUNNING);
    assertThat(memory.connected).isTrue();
  }

  @Test
  void whatAnotherSourceWasToldLaterStands() {
    say(at(5), good("vibration", at(5), 1.3), state(at(5), "running"));
    memory.take(
        frameOf(SILENCE, 0, at(6), lost("vibration", at(6)), lost("state", at(6))), Set.of());

    assertThat(facts("vibration", at(6)).quality()).isEqualTo(Quality.BAD);
    assertThat(memory.connected).isFalse();

    say(at(7), good("vibration", at(5), 1.4), state(at(5), "running"));
    assertThat(facts("vibration", at(7)).last()).hasToString("1.4");
    assertThat(memory.state()).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void aSignalThatTellsChangesIsAsFreshAsItsConnection() {
    say(at(0), good("rejects", at(0), 7), good("vibration", at(0), 1.3));
    say(at(40), good("vibration", at(40), 1.4));

    assertThat(facts("rejects", at(41)).age()).isEqualTo(Duration.ofSeconds(1));
    assertThat(facts("rejects", at(41)).unchanged()).isEqualTo(Duration.ofSeconds(40));
    assertThat(facts("rejects", at(41)).mean()).as("it holds over the window").isEqualTo(7);
    assertThat(facts("rejects", at(41)).count()).isEqualTo(1);
  }

  @Test
  void aSignalThatIsToldAlwaysIsAsFreshAsItsLastReading() {
    say(at(0), good("parts", at(0), 7), good("vibration", at(0), 1.3));
    say(at(40), good("vibration", at(40), 1.4));

    assertThat(facts("parts", at(41)).age()).isEqualTo(Duration.ofSeconds(41));
    assertThat(facts("parts", at(41)).unchanged()).isEqualTo(Duration.ZERO);
    assertThat(facts("parts", at(41)).count()).isZero();
  }

  @Test
  void aSignalThatSaidBadAgesThoughTheMachineIsHeard() {
    say(at(0), good("rejects", at(0), 7), good("vibration", at(0), 1.3), state(at(0), "running"));
    say(at(5), lost("rejects", at(5)));
    assertThat(memory.connected).as("one sensor is not the connection").isTrue();
    say(at(40), good("vibration", at(40), 1.4));

    assertThat(facts("rejects", at(41)).age()).isEqualTo(Duration.ofSeconds(41));
    assertThat(facts("rejects", at(41)).count()).isZero();
  }

  @Test
  void aSignalThatIsToldOnceAMinuteIsSilentAfterTenMinutes() {
    for (int minute = 0; minute <= 16; minute++) {
      say(at(minute * 60L), good("glue-level", at(minute * 60L), minute));
    }

    assertThat(facts("glue-level", at(25 * 60)).isSilent()).isFalse();
    assertThat(facts("glue-level", at(27 * 60)).isSilent()).isTrue();
    assertThat(facts("glue-level", at(27 * 60)).silentAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  /** The sheet of the test has rejects so, with a time; here the same without one. */
  @Test
  void whatIsToldWhenItChangesHasNoRhythm() {
    TagSheet sheet =
        TagSheet.parse(CNC_1, "cnc-1.csv", "signal,address,type,report\nspeed,s,number,change\n")
            .orThrow();
    for (int minute = 0; minute <= 16; minute++) {
      say(at(minute * 60L), good("speed", at(minute * 60L), minute));
    }

    SignalFacts facts =
        memory.situation(at(966).toEpochMilli(), sheet::of, true).signals().getFirst();
    assertThat(facts.silentAfter()).isEqualTo(Duration.ofSeconds(5));
    assertThat(facts.isSilent()).as("6 s after the machine was heard").isTrue();
  }

  @Test
  void theSheetsTimeStandsOverTheRhythm() {
    for (int minute = 0; minute <= 16; minute++) {
      say(at(minute * 60L), good("vibration", at(minute * 60L), minute));
    }

    assertThat(facts("vibration", at(960)).silentAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void aSignOfLifeCarriesTheClockAndALossDoesNot() {
    say(at(0), good("rejects", at(0), 7));
    say(at(30));
    assertThat(facts("rejects", at(31)).age()).isEqualTo(Duration.ofSeconds(1));

    say(at(60), lost("rejects", at(60)));
    assertThat(memory.clock).isEqualTo(at(30).toEpochMilli());
  }

  private void say(Instant knownAt, Observation... readings) {
    Frame frame = frameOf(OPC_UA, sequence++, knownAt, readings);
    assertThat(memory.take(frame, Set.of())).isTrue();
  }

  private SignalFacts facts(String signal, Instant now) {
    TagSheet sheet = Plant.TAGS.of(Plant.CNC_1).orElseThrow();
    Situation situation = memory.situation(now.toEpochMilli(), sheet::of, true);
    return situation.signals().stream()
        .filter(facts -> facts.signal().equals(new SignalName(signal)))
        .findFirst()
        .orElseThrow();
  }

  private static Instant at(long seconds) {
    return NOON.plusSeconds(seconds);
  }
}
