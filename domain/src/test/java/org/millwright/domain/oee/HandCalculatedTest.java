package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.millwright.domain.oee.Hand.is;
import static org.millwright.domain.oee.Hand.minutes;
import static org.millwright.domain.oee.Hand.percent;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;
import static org.millwright.domain.oee.Mill.PRESS_1;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One morning of a mill, calculated by hand by ISO 22400-2, and the formulas that others got wrong:
 * each is calculated too, and is not what the report says.
 */
class HandCalculatedTest {

  /**
   * It is 9:00; the shift runs from 6:00 to 14:00, its break at 10:00 is yet to come. Setup 6:00 to
   * 6:20, running to 7:20, down to 7:45, running to 8:45, then without an order. 216 pieces of half
   * a minute, 9 of them rejects.
   */
  private static final Report MORNING =
      Story.of("2026-11-23", CNC_1)
          .order("A-1", "cover", "06:00", "08:45")
          .setup("06:00")
          .parts("06:00", 0)
          .rejects("06:00", 0)
          .running("06:20")
          .parts("07:20", 100)
          .down("07:20")
          .running("07:45")
          .parts("08:45", 216)
          .rejects("08:45", 9)
          .idle("08:45")
          .report("06:00", "09:00");

  private static final double GOOD_MINUTES = 207 * 0.5;

  /**
   * PBT = 180 min that have passed; APT = 60 + 60 = 120, AUST = 20, ADET = 25, ADOT = 15. A =
   * 120/180; E = 216 · 0.5 / 120 = 108/120; Q = 207/216; OEE = 103.5/180; NEE = 140/180 · 103.5/120
   * = 0.67083; technical 120/145; utilisation 120/165; allocation 165/180.
   */
  @Test
  void theWorkedMorningHasItsFigures() {
    minutes(MORNING, 120, 20, 25, 15);
    Oee oee = MORNING.oee();
    assertThat(oee.output().produced()).isEqualTo(216);
    assertThat(oee.output().good()).isEqualTo(207);
    percent(oee.availability(), "66.67");
    percent(oee.effectiveness(), "90.00");
    percent(oee.quality(), "95.83");
    percent(oee.oee(), "57.50");
    percent(oee.netEquipmentEffectiveness(), "67.08");
    percent(oee.technicalEfficiency(), "82.76");
    percent(oee.utilisationEfficiency(), "72.73");
    percent(oee.allocationEfficiency(), "91.67");
    is(oee.setupRatio(), 20 / 140.0);
    is(oee.scrapRatio(), 9 / 216.0);
  }

  /** 8 h less the break of 30 min are 450 min: 103.5/450 = 23.0 %, and 103.5/480 = 21.6 %. */
  @Test
  void theRestOfTheShiftIsNoDenominatorYet() {
    Span shift = Mill.span("2026-11-23T05:00:00Z", "2026-11-23T13:00:00Z");
    double planned =
        Story.BOOK.planned(CNC_1, shift).stream()
            .filter(one -> one.kind() == Planned.Kind.OPEN)
            .mapToLong(one -> one.span().length().toMinutes())
            .sum();
    assertThat(planned).isEqualTo(450);
    assertThat(percent(GOOD_MINUTES / planned)).isEqualTo("23.00");
    assertThat(percent(GOOD_MINUTES / shift.length().toMinutes())).isEqualTo("21.56");
    percent(MORNING.oee().oee(), "57.50");
  }

  /** The stops taken from the whole shift: A = (450 − 25 − 15)/450 = 91.1 %, P = 108/410. */
  @Test
  void timeThatIsYetToComeIsNotAvailable() {
    assertThat(percent((450 - 25 - 15) / 450.0)).isEqualTo("91.11");
    assertThat(percent(108 / 410.0)).isEqualTo("26.34");
    percent(MORNING.oee().availability(), "66.67");
    percent(MORNING.oee().effectiveness(), "90.00");
  }

  /** With good pieces in effectiveness too: 120/180 · 103.5/120 · 207/216 = 55.1 %. */
  @Test
  void rejectsCountOnceAndNotInThePaceToo() {
    double twice = 120 / 180.0 * (GOOD_MINUTES / 120) * (207 / 216.0);
    assertThat(percent(twice)).isEqualTo("55.10");
    percent(MORNING.oee().oee(), "57.50");
  }

  /**
   * 60 min with 108 pieces are 54/60 = 90 %, 420 min with 252 pieces 126/420 = 30 %. Together (54 +
   * 126)/480 = 37.5 %; the mean of the percentages would be 60 %.
   */
  @Test
  void aLineIsNoMeanOfItsMachines() {
    Oee brisk =
        Story.of("2026-11-23", CNC_1)
            .running("14:00")
            .parts("14:00", 0)
            .parts("15:00", 108)
            .report("14:00", "15:00")
            .oee();
    Oee slow =
        Story.of("2026-11-23", CNC_2)
            .running("14:00")
            .parts("14:00", 0)
            .parts("21:00", 252)
            .report("14:00", "21:00")
            .oee();
    is(brisk.oee(), 0.9);
    is(slow.oee(), 0.3);
    double mean = (brisk.oee().orElseThrow() + slow.oee().orElseThrow()) / 2;
    assertThat(percent(mean)).isEqualTo("60.00");
    percent(brisk.plus(slow).oee(), "37.50");
    is(brisk.plus(slow).quality(), 1);
  }

  /** 150 pieces of half a minute in 60 min: E = 75/60. 30 are rejects: OEE = 60/60, capped 0.8. */
  @Test
  void effectivenessIsNotCapped() {
    Oee fast =
        Story.of("2026-11-23", CNC_1)
            .running("06:00")
            .parts("06:00", 0)
            .rejects("06:00", 0)
            .parts("07:00", 150)
            .rejects("07:00", 30)
            .report("06:00", "07:00")
            .oee();
    assertThat(1.0 * Math.min(1, 75 / 60.0) * (120 / 150.0)).isEqualTo(0.8);
    is(fast.effectiveness(), 1.25);
    is(fast.oee(), 1);
  }

  /**
   * The mill was down for 60 min of 120, and three reasons overlap: 50, 50 and 60 min. Added, the
   * availability would be (120 − 160)/120 = −33 %. It is 60/120.
   */
  @Test
  void reasonsThatOverlapAreNotAdded() {
    Report report =
        Story.of("2026-11-23", CNC_2)
            .down("06:00")
            .running("07:00")
            .reason("bearing", "06:00", "06:50")
            .reason("sensor", "06:10", "07:00")
            .reason("bearing", "06:00", "07:00")
            .report("06:00", "08:00");
    assertThat(percent((120 - 50 - 50 - 60) / 120.0)).isEqualTo("-33.33");
    is(report.oee().availability(), 0.5);
    List<Pareto> bars = Pareto.of(List.of(report), Story.BOOK.reasons());
    assertThat(bars).extracting(Pareto::time).containsExactly(Duration.ofMinutes(60));
  }

  /** 06:00 to 06:50 bearing, of which 06:10 to 06:50 was said to be the sensor later: 10 and 50. */
  @Test
  void ofReasonsThatOverlapTheLaterOneStands() {
    Report report =
        Story.of("2026-11-23", CNC_2)
            .down("06:00")
            .running("07:00")
            .reason("bearing", "06:00", "06:50")
            .reason("sensor", "06:10", "07:00")
            .report("06:00", "08:00");
    List<Pareto> bars = Pareto.of(List.of(report), Story.BOOK.reasons());
    assertThat(bars.getFirst().children())
        .extracting(Pareto::code, Pareto::time)
        .containsExactly(
            tuple("sensor", Duration.ofMinutes(50)), tuple("bearing", Duration.ofMinutes(10)));
  }

  /**
   * Three times 80 s of running and 100 s of standing: 240/540 = 44.4 %. Rounded to minutes on the
   * way, 1 and 2, it would be 3/9 = 33.3 %.
   */
  @Test
  void nothingIsRoundedOnTheWay() {
    Report report =
        Story.of("2026-11-23", CNC_2)
            .running("06:00")
            .down("06:01:20")
            .running("06:03")
            .down("06:04:20")
            .running("06:06")
            .down("06:07:20")
            .report("06:00", "06:09");
    double rounded = 3 * Math.round(80 / 60.0) / 9.0;
    assertThat(percent(rounded)).isEqualTo("33.33");
    percent(report.oee().availability(), "44.44");
  }

  /**
   * The press works one shift of 8 h with a break of 30 min: PBT = 450. 900 pieces of half a minute
   * are all of it, OEE = 450/450. By 24 h a day it would be 450/1440 = 31.25 %, which is the TEEP.
   */
  @Test
  void timeWithoutAShiftIsNoLossOfOeeButOfTeep() {
    Oee day =
        Story.of("2026-11-23", PRESS_1)
            .order("B-1", "housing", "06:00", "14:00")
            .running("06:00")
            .parts("06:00", 0)
            .parts("10:00", 480)
            .idle("10:00")
            .running("10:30")
            .parts("14:00", 900)
            .idle("14:00")
            .report("00:00", "+00:00")
            .oee();
    assertThat(day.time().plannedBusy()).isEqualTo(Duration.ofMinutes(450));
    is(day.oee(), 1);
    percent(day.teep(), "31.25");
  }
}
