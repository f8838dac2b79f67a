package org.millwright.routes.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;

class NormaliserTest {

  private static final MachineId KILN = new MachineId("kiln-1");
  private static final Instant RECEIVED = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant AT = RECEIVED.minusMillis(40);
  private static final SignalName HEAT = new SignalName("heat");

  private static final TagSheet SHEET =
      TagSheet.parse(
              KILN,
              "tags/kiln-1.csv",
              """
              signal,address,type,unit,scale,offset,deadband,stale_after_s,low,high
              heat,t,number,°C,0.1,-40,0.5,6,0,400
              drift,d,number,°C,1,0,0.5,20,,
              state,s,state,,,,,,,
              batch,b,text,,,,,,,
              """)
          .orThrow();

  private final Normaliser normaliser =
      new Normaliser(
          TagSheets.fixed(Map.of(KILN, SHEET)),
          () -> StateWords.parse("states.csv", "raw,state\nFiring,running\n2,idle\n").orThrow());

  private long sequence;

  @Test
  void rawNumberIsScaledThenOffset() {
    // 1250 * 0.1 - 40 = 85
    assertThat(observation(reading("t", AT, Value.of(1250))))
        .isEqualTo(new Observation(HEAT, AT, Value.of(85), Quality.GOOD));
  }

  @Test
  void valueOutsideThePlausibleRangeIsUncertain() {
    // 4410 * 0.1 - 40 = 401 > 400
    assertThat(observation(reading("t", AT, Value.of(4410))).quality())
        .isEqualTo(Quality.UNCERTAIN);
  }

  @Test
  void valueAtTheEndOfThePlausibleRangeIsGood() {
    // 4400 * 0.1 - 40 = 400
    assertThat(observation(reading("t", AT, Value.of(4400))).quality()).isEqualTo(Quality.GOOD);
  }

  @Test
  void missingValueIsBad() {
    var missing = new RawReading("t", AT, Value.MISSING, Quality.BAD);

    assertThat(observation(missing))
        .isEqualTo(new Observation(HEAT, AT, Value.MISSING, Quality.BAD));
  }

  @Test
  void badQualityOfTheSourceStays() {
    var doubtful = new RawReading("t", AT, Value.of(1250), Quality.BAD);

    assertThat(observation(doubtful).quality()).isEqualTo(Quality.BAD);
  }

  @Test
  void readingWithoutATimeHasThatOfItsReceipt() {
    var timeless = new RawReading("t", null, Value.of(1250), Quality.GOOD);

    assertThat(observation(timeless).at()).isEqualTo(RECEIVED);
  }

  @Test
  void timeAheadOfTheReceiptIsKeptSoThatAWrongClockCanBeSeen() {
    Instant ahead = RECEIVED.plusSeconds(600);

    assertThat(observation(reading("t", ahead, Value.of(1250))).at()).isEqualTo(ahead);
  }

  @Test
  void stateWordAndStateCodeAreTranslated() {
    assertThat(observation(reading("s", AT, Value.of("Firing"))).value())
        .isEqualTo(Value.of("running"));
    assertThat(observation(reading("s", AT, Value.of(2))).value()).isEqualTo(Value.of("idle"));
  }

  @Test
  void unknownStateIsUnknownAndBadAndComplainedAboutOnce() {
    var strange = reading("s", AT, Value.of("Dancing"));

    Normalised first = normalise(strange);
    Normalised second = normalise(strange);

    assertThat(only(first))
        .isEqualTo(new Observation(SignalName.STATE, AT, Value.of("unknown"), Quality.BAD));
    assertThat(first.letters()).hasSize(1);
    assertThat(first.letters().getFirst().reason())
        .isEqualTo(
            "tags/kiln-1.csv: found the state \"Dancing\", expected a word or code of"
                + " camel-routes/states.csv");
    assertThat(second.letters()).isEmpty();
  }

  @Test
  void textKeepsItsZeros() {
    assertThat(observation(reading("b", AT, Value.of("000471"))).value())
        .isEqualTo(Value.of("000471"));
  }

  @Test
  void addressWithoutATagIsOneDeadLetterAndTheRestGoesOn() {
    var stranger = reading("x", AT, Value.of(1));

    Normalised first = normalise(stranger, reading("b", AT, Value.of("1")));
    Normalised second = normalise(stranger, reading("b", AT, Value.of("2")));

    assertThat(only(first).value()).isEqualTo(Value.of("1"));
    assertThat(first.letters())
        .singleElement()
        .satisfies(l -> assertThat(l.place()).isEqualTo("kiln-1 x"));
    assertThat(second.letters()).isEmpty();
    assertThat(second.frame()).isPresent();
  }

  @Test
  void machineWithoutASheetIsADeadLetterEachTime() {
    var stranger =
        new RawFrame(
            new MachineId("kiln-2"),
            new FrameId("test", 1, 1),
            RECEIVED,
            false,
            List.of(reading("t", AT, Value.of(7))));

    for (int i = 0; i < 2; i++) {
      Normalised normalised = normaliser.normalise(stranger);
      assertThat(normalised.frame()).isEmpty();
      assertThat(normalised.letters())
          .singleElement()
          .satisfies(letter -> assertThat(letter.payload()).asString().isEqualTo("t = 7.0\n"));
    }
  }

  @Test
  void frameWithoutReadingsIsASignOfLifeAndGoesOn() {
    assertThat(normalise().frame()).isPresent();
  }

  @Test
  void changeBelowTheDeadBandIsHeldForHalfOfTheStaleTime() {
    Duration half = Duration.ofSeconds(3);
    normalise(reading("t", AT, Value.of(1250)));

    // 4 raw steps are 0.4 °C, less than 0.5; 5 are as much
    assertThat(sends(AT.plusSeconds(1), 1254)).isFalse();
    assertThat(sends(AT.plus(half), 1254)).isTrue();
    assertThat(sends(AT.plus(half).plusSeconds(1), 1259)).isTrue();
  }

  @Test
  void changeBelowTheDeadBandIsHeldForFourSecondsAtMost() {
    normalise(reading("d", AT, Value.of(20)));

    assertThat(normalise(reading("d", AT.plusMillis(3_999), Value.of(20))).frame()).isEmpty();
    assertThat(normalise(reading("d", AT.plusSeconds(4), Value.of(20))).frame()).isPresent();
  }

  @Test
  void repeatOfAReadingPassesTheDeadBand() {
    normalise(reading("t", AT, Value.of(1250)));

    assertThat(sends(AT, 1250)).isTrue();
  }

  @Test
  void dropOutPassesTheDeadBand() {
    normalise(reading("t", AT, Value.of(1250)));

    var dropOut = new RawReading("t", AT.plusSeconds(1), Value.MISSING, Quality.BAD);
    assertThat(normalise(dropOut).frame()).isPresent();
  }

  private boolean sends(Instant at, double raw) {
    return normalise(reading("t", at, Value.of(raw))).frame().isPresent();
  }

  private static RawReading reading(String address, Instant at, Value value) {
    return new RawReading(address, at, value, Quality.GOOD);
  }

  private Observation observation(RawReading reading) {
    return only(normalise(reading));
  }

  private static Observation only(Normalised normalised) {
    return normalised.frame().orElseThrow().observations().getFirst();
  }

  private Normalised normalise(RawReading... readings) {
    var id = new FrameId("test", 1, sequence++);
    return normaliser.normalise(new RawFrame(KILN, id, RECEIVED, false, Arrays.asList(readings)));
  }
}
