package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.millwright.domain.oee.Hand.element;
import static org.millwright.domain.oee.Hand.is;
import static org.millwright.domain.oee.Hand.lost;
import static org.millwright.domain.oee.Hand.minutes;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;
import static org.millwright.domain.oee.Reliability.Denominator.FAILURES;
import static org.millwright.domain.oee.Reliability.Denominator.FAILURES_AND_ONE;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Shifts, stops and silences, calculated by hand. */
class HandCalculatedStopsTest {

  private static final String MONDAY = "2026-11-23";

  /** 22:00 to 6:00 are 480 min, down from 0:30 to 1:15: 435/480. */
  @Test
  void nightGoesOnAcrossMidnight() {
    Story night = Story.of(MONDAY, CNC_2).running("22:00").down("+00:30").running("+01:15");
    minutes(night.report("22:00", "+06:00"), 435, 0, 45, 0);
    assertThat(Story.BOOK.shifts(CNC_2, night.span("22:00", "+06:00")))
        .containsExactly(new Shift("Night", night.span("22:00", "+06:00")));
  }

  /** 2:00 becomes 3:00 on 29 March: the night has 7 h, 420 min, down from 3:00 to 3:30. */
  @Test
  void nightOfSpringHasSevenHours() {
    Story night = Story.of("2026-03-28", CNC_2).running("22:00").down("+03:00").running("+03:30");
    minutes(night.report("22:00", "+06:00"), 390, 0, 30, 0);
    Report day = Story.of("2026-03-29", CNC_2).running("00:00").report("00:00", "+00:00");
    assertThat(day.oee().time().calendar()).isEqualTo(Duration.ofHours(23));
  }

  /** 3:00 becomes 2:00 on 25 October: the night has 9 h; 1:30 to 3:00 are 2 h 30 min. */
  @Test
  void nightOfAutumnHasNineHours() {
    Story night = Story.of("2026-10-24", CNC_2).running("22:00").down("+01:30").running("+03:00");
    minutes(night.report("22:00", "+06:00"), 390, 0, 150, 0);
    Report day = Story.of("2026-10-25", CNC_2).running("00:00").report("00:00", "+00:00");
    assertThat(day.oee().time().calendar()).isEqualTo(Duration.ofHours(25));
  }

  /** Heard first at 6:40: 40 min are unknown, and of the 80 min that are known all are running. */
  @Test
  void timeBeforeTheFirstKnownStateIsUnknown() {
    Report report = Story.of(MONDAY, CNC_2).running("06:40").report("06:00", "08:00");
    minutes(report, 80, 0, 0, 0);
    element(report, TimeElement.UNKNOWN, 40);
    is(report.oee().availability(), 1);
    assertThat(report.stops()).isEmpty();
  }

  /**
   * Heard at 7:00 and again at 7:30, unknown after 10 s: 29 min 50 s. The counter went on by 60
   * meanwhile, nobody knows when: outside.
   */
  @Test
  void gapIsUnknownAndNoStop() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .parts("06:00", 0)
            .parts("07:00", 100)
            .silent("07:00", "07:30")
            .parts("07:30", 160)
            .report("06:00", "08:00");
    minutes(report, 90 + 1 / 6.0, 0, 0, 0);
    element(report, TimeElement.UNKNOWN, 30 - 1 / 6.0);
    assertThat(report.stops()).isEmpty();
    assertThat(report.oee().output().produced()).isEqualTo(100);
    assertThat(report.outside().produced()).isEqualTo(60);
  }

  /** Running from 9:30 to 11:00, 30 min of it the break: APT is 60 min of 60, E = 120 · 0.5/60. */
  @Test
  void whatIsMadeInABreakIsReportedApart() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("09:30")
            .parts("09:30", 0)
            .parts("10:00", 60)
            .parts("10:30", 75)
            .parts("11:00", 135)
            .report("09:30", "11:00");
    minutes(report, 60, 0, 0, 0);
    element(report, TimeElement.PLANNED_DOWN, 30);
    is(report.oee().effectiveness(), 1);
    assertThat(report.outside().produced()).isEqualTo(15);
    assertThat(report.offPlan()).isEqualTo(Duration.ofMinutes(30));
  }

  /** Idle for an hour, then running for one: no order is ADOT, 60/60; an order is ADET, 60/120. */
  @Test
  void idleIsDelayedOnlyWhileThereIsAnOrder() {
    Report told = Story.of(MONDAY, CNC_1).idle("06:00").running("07:00").report("06:00", "08:00");
    minutes(told, 60, 0, 0, 60);
    is(told.oee().technicalEfficiency(), 1);
    is(told.oee().allocationEfficiency(), 0.5);
    Report assumed =
        Story.of(MONDAY, CNC_2).idle("06:00").running("07:00").report("06:00", "08:00");
    minutes(assumed, 60, 0, 60, 0);
    is(assumed.oee().technicalEfficiency(), 0.5);
    is(assumed.oee().allocationEfficiency(), 1);
  }

  /** Starved 6:30, blocked 6:45, down 6:50, running 7:00: one stop of 30 min, 15 + 5 + 10. */
  @Test
  void oneStopHasItsTimeByStates() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .starved("06:30")
            .blocked("06:45")
            .down("06:50")
            .running("07:00")
            .report("06:00", "08:00");
    minutes(report, 90, 0, 30, 0);
    assertThat(report.stops()).hasSize(1);
    lost(report, Loss.STARVED, 900);
    lost(report, Loss.BLOCKED, 300);
    lost(report, Loss.BREAKDOWN, 600);
  }

  /** A meeting of 20 min is no busy time: 100/100. */
  @Test
  void reasonMayTakeTimeOutOfThePlan() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .idle("07:00")
            .running("07:20")
            .reason("meeting", "07:00", "07:20")
            .report("06:00", "08:00");
    minutes(report, 100, 0, 0, 0);
    element(report, TimeElement.PLANNED_DOWN, 20);
    is(report.oee().availability(), 1);
  }

  @Test
  void openReasonEndsWithItsStop() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .down("06:30")
            .openReason("bearing", "06:35")
            .running("06:50")
            .down("07:10")
            .running("07:20")
            .report("06:00", "08:00");
    assertThat(report.stops())
        .extracting(Stop::unexplained)
        .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(10));
  }

  /** Down since 8:40: minor at 8:40:59, a breakdown of 60 s at 8:41; open both times. */
  @Test
  void openStopIsJudgedByItsLengthSoFar() {
    Story story = Story.of(MONDAY, CNC_2).running("06:00").down("08:40");
    Report early = story.report("06:00", "08:40:59");
    assertThat(early.stops())
        .extracting(Stop::open, Stop::minor)
        .containsExactly(tuple(true, true));
    lost(early, Loss.MINOR, 59);
    Report late = story.report("06:00", "08:41");
    assertThat(late.stops())
        .extracting(Stop::open, Stop::minor)
        .containsExactly(tuple(true, false));
    lost(late, Loss.BREAKDOWN, 60);
  }

  /** 6:59:40 to 7:00:50 is 70 s, though 50 s lie in the window; until 7:00:30 it is 50 s. */
  @Test
  void stopAcrossTheEdgeIsJudgedWhole() {
    Report longer =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .down("06:59:40")
            .running("07:00:50")
            .report("07:00", "08:00");
    lost(longer, Loss.BREAKDOWN, 50);
    lost(longer, Loss.MINOR, 0);
    Report minor =
        Story.of(MONDAY, CNC_2)
            .running("06:00")
            .down("06:59:40")
            .running("07:00:30")
            .report("07:00", "08:00");
    lost(minor, Loss.MINOR, 30);
    lost(minor, Loss.BREAKDOWN, 0);
  }

  /** 14:00 to 22:00, down for 20, 30 and 10 min: 420 min/3, 420/4; 60/3. 30 s are no failure. */
  @Test
  void meanTimesAreDividedByFailuresOrOneMore() {
    Report report =
        Story.of(MONDAY, CNC_2)
            .running("14:00")
            .down("15:00")
            .running("15:20")
            .down("17:00")
            .running("17:30")
            .down("20:00")
            .running("20:10")
            .report("14:00", "22:00");
    var found = Reliability.of(report);
    assertThat(found.meanTimeBetween(FAILURES)).contains(Duration.ofMinutes(140));
    assertThat(found.meanTimeBetween(FAILURES_AND_ONE)).contains(Duration.ofMinutes(105));
    assertThat(found.meanTimeToRepair()).contains(Duration.ofMinutes(20));
    Report minor =
        Story.of(MONDAY, CNC_2)
            .running("14:00")
            .down("15:00")
            .running("15:00:30")
            .report("14:00", "16:00");
    assertThat(Reliability.of(minor).failures()).isZero();
  }

  /** Broken without an order for 20 min: no delay, and a failure all the same. */
  @Test
  void breakdownWithoutAnOrderIsAFailure() {
    Report report =
        Story.of(MONDAY, CNC_1)
            .running("06:00")
            .down("07:00")
            .running("07:20")
            .report("06:00", "08:00");
    minutes(report, 100, 0, 0, 20);
    assertThat(Reliability.of(report).failures()).isEqualTo(1);
    assertThat(Reliability.of(report).meanTimeToRepair()).contains(Duration.ofMinutes(20));
  }

  /** The same 20 min, and people said that there was no order: no failure. */
  @Test
  void downForWantOfAnOrderIsNoFailure() {
    Report report =
        Story.of(MONDAY, CNC_1)
            .running("06:00")
            .down("07:00")
            .running("07:20")
            .reason("no-order", "07:00", "07:20")
            .report("06:00", "08:00");
    minutes(report, 100, 0, 0, 20);
    assertThat(Reliability.of(report).failures()).isZero();
  }

  /** On Christmas the override opens 8:00 to 10:00: 120 min planned of 480. */
  @Test
  void overrideOpensTimeOnAHoliday() {
    Report report = Story.of("2026-12-25", CNC_2).running("08:00").report("06:00", "14:00");
    minutes(report, 120, 0, 0, 0);
    element(report, TimeElement.UNSCHEDULED, 360);
  }
}
