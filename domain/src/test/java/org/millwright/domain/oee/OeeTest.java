package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.millwright.domain.oee.TimeElement.DELAY;
import static org.millwright.domain.oee.TimeElement.DOWN;
import static org.millwright.domain.oee.TimeElement.PLANNED_DOWN;
import static org.millwright.domain.oee.TimeElement.PRODUCTION;
import static org.millwright.domain.oee.TimeElement.SETUP;
import static org.millwright.domain.oee.TimeElement.UNKNOWN;
import static org.millwright.domain.oee.TimeElement.UNSCHEDULED;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The indicators of ISO 22400-2 on one morning: a shift of 8 h began at 6:00, its break at 10:00 is
 * yet to come, and it is 9:00. Setup 20 min, breakdown 25 min, no order 15 min; 216 pieces of 30 s,
 * 207 of them good. The expected figures were calculated by hand.
 */
class OeeTest {

  private static final Duration CYCLE = Duration.ofSeconds(30);
  private static final Oee MORNING =
      new Oee(
          minutes(Map.of(PRODUCTION, 120, SETUP, 20, DELAY, 25, DOWN, 15)),
          Output.of(CYCLE, 216, 207, 9, 0));

  @Test
  void theMorningHasItsFigures() {
    assertThat(MORNING.time().plannedBusy()).isEqualTo(Duration.ofMinutes(180));
    is(MORNING.availability(), 120 / 180.0);
    is(MORNING.effectiveness(), 108 / 120.0);
    is(MORNING.quality(), 207 / 216.0);
    is(MORNING.oee(), 103.5 / 180);
    is(MORNING.netEquipmentEffectiveness(), 140 / 180.0 * 103.5 / 120);
    is(MORNING.technicalEfficiency(), 120 / 145.0);
    is(MORNING.utilisationEfficiency(), 120 / 165.0);
    is(MORNING.allocationEfficiency(), 165 / 180.0);
    is(MORNING.setupRatio(), 20 / 140.0);
    is(MORNING.scrapRatio(), 9 / 216.0);
    is(MORNING.reworkRatio(), 0);
    is(MORNING.teep(), 103.5 / 180);
  }

  @Test
  void theFiguresRoundToThoseOfTheStandardsWorkedExample() {
    percent(MORNING.availability(), "66.67");
    percent(MORNING.effectiveness(), "90.00");
    percent(MORNING.quality(), "95.83");
    percent(MORNING.oee(), "57.50");
    percent(MORNING.netEquipmentEffectiveness(), "67.08");
    percent(MORNING.technicalEfficiency(), "82.76");
    percent(MORNING.utilisationEfficiency(), "72.73");
    percent(MORNING.allocationEfficiency(), "91.67");
  }

  @Test
  void theShortFormIsTheProductOfTheThree() {
    double product =
        MORNING.availability().getAsDouble()
            * MORNING.effectiveness().getAsDouble()
            * MORNING.quality().getAsDouble();
    assertThat(MORNING.oee().getAsDouble()).isCloseTo(product, within(1e-15));
  }

  @Test
  void theRestOfTheShiftIsNoDenominatorYet() {
    assertThat(MORNING.oee().getAsDouble())
        .as("450 min of the whole shift would give 23.0 %, 480 min 21.6 %")
        .isNotCloseTo(0.230, within(0.001))
        .isNotCloseTo(0.216, within(0.001));
  }

  @Test
  void rejectsCountOnceAndNotInThePaceToo() {
    assertThat(MORNING.oee().getAsDouble())
        .as("good pieces in effectiveness as well would give 55.1 %")
        .isNotCloseTo(0.551, within(0.001));
  }

  @Test
  void aPaceAboveThePlannedOneIsShownAsItIs() {
    var fast = new Oee(minutes(Map.of(PRODUCTION, 60)), Output.of(CYCLE, 150, 150, 0, 0));
    is(fast.effectiveness(), 1.25);
    is(fast.oee(), 1.25);
  }

  @Test
  void twoMachinesTogetherAreNoMeanOfPercentages() {
    var brisk = new Oee(minutes(Map.of(PRODUCTION, 60)), Output.of(CYCLE, 108, 108, 0, 0));
    var slow = new Oee(minutes(Map.of(PRODUCTION, 420)), Output.of(CYCLE, 252, 252, 0, 0));
    is(brisk.oee(), 0.9);
    is(slow.oee(), 0.3);
    is(brisk.plus(slow).oee(), 0.375);
  }

  @Test
  void severalProductsCountByTheirOwnPlannedTimes() {
    var output =
        Output.of(CYCLE, 100, 90, 10, 0).plus(Output.of(Duration.ofMinutes(2), 10, 10, 0, 0));
    var mixed = new Oee(minutes(Map.of(PRODUCTION, 100)), output);
    is(mixed.effectiveness(), (100 * 0.5 + 10 * 2) / 100);
    is(mixed.oee(), (90 * 0.5 + 10 * 2) / 100);
    is(mixed.quality(), 100 / 110.0);
  }

  @Test
  void withoutProductionQualityIsNotDefined() {
    var idle = new Oee(minutes(Map.of(DOWN, 60)), Output.NONE);
    assertThat(idle.quality()).isEmpty();
    assertThat(idle.effectiveness()).isEmpty();
    is(idle.availability(), 0);
    is(idle.oee(), 0);
  }

  @Test
  void withoutTimeNothingIsDefined() {
    assertThat(Oee.NONE.oee()).isEmpty();
    assertThat(Oee.NONE.availability()).isEmpty();
    assertThat(Oee.NONE.teep()).isEmpty();
  }

  @Test
  void timeThatNobodyObservedIsNoStop() {
    var watched = minutes(Map.of(PRODUCTION, 30, DELAY, 30, UNKNOWN, 60));
    var shift = new Oee(watched, Output.NONE);
    is(shift.availability(), 0.5);
    assertThat(watched.unknown()).isEqualTo(Duration.ofMinutes(60));
    assertThat(watched.plannedOperation()).isEqualTo(Duration.ofMinutes(120));
  }

  @Test
  void plannedDowntimeIsNoLossAndTeepKnowsTheWholeCalendar() {
    var day =
        new Oee(
            minutes(Map.of(PRODUCTION, 360, DELAY, 90, PLANNED_DOWN, 30, UNSCHEDULED, 960)),
            Output.of(CYCLE, 720, 720, 0, 0));
    is(day.oee(), 360 / 450.0);
    is(day.teep(), 360 / 1440.0);
    assertThat(day.time().calendar()).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void reworkIsNotGood() {
    var reworked = new Oee(minutes(Map.of(PRODUCTION, 60)), Output.of(CYCLE, 100, 90, 4, 6));
    is(reworked.quality(), 0.9);
    is(reworked.reworkRatio(), 0.06);
  }

  @Test
  void moreGoodThanProducedIsRefused() {
    assertThatThrownBy(() -> Output.of(CYCLE, 10, 11, 0, 0))
        .hasMessage("good is 11, expected at most the 10 that were produced");
    assertThatThrownBy(() -> Output.of(Duration.ZERO, 1, 1, 0, 0))
        .hasMessage("planned run time per item is PT0S, expected above 0");
    assertThatThrownBy(() -> TimeAccount.of(Map.of(DELAY, Duration.ofMillis(-1))))
        .hasMessage("DELAY is PT-0.001S, expected 0 or more");
  }

  private static TimeAccount minutes(Map<TimeElement, Integer> minutes) {
    var times = new HashMap<TimeElement, Duration>();
    minutes.forEach((element, count) -> times.put(element, Duration.ofMinutes(count)));
    return TimeAccount.of(times);
  }

  private static void is(OptionalDouble found, double expected) {
    assertThat(found.getAsDouble()).isCloseTo(expected, within(1e-15));
  }

  private static void percent(OptionalDouble found, String expected) {
    assertThat(String.format(Locale.ROOT, "%.2f", 100 * found.getAsDouble())).isEqualTo(expected);
  }
}
