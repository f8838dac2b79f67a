package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.Hand.is;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;
import static org.millwright.domain.oee.Mill.PRESS_1;

import org.junit.jupiter.api.Test;

/** Counters, rejects and products, calculated by hand. */
class HandCalculatedPiecesTest {

  private static Story mill() {
    return Story.of("2026-11-23", CNC_2).running("06:00").parts("06:00", 0).rejects("06:00", 0);
  }

  /** 100, then from 0 again to 30: 130. */
  @Test
  void counterThatIsResetGoesOn() {
    Oee oee = mill().parts("06:50", 100).parts("07:00", 30).report("06:00", "07:00").oee();
    assertThat(oee.output().produced()).isEqualTo(130);
  }

  /** From 65 500 to 20 by way of 65 536: 36 + 20 = 56. */
  @Test
  void counterOfSixteenBitsWraps() {
    Oee oee =
        Story.of("2026-11-23", CNC_2)
            .running("06:00")
            .parts("06:00", 65_500)
            .parts("07:00", 20)
            .report("06:00", "07:00")
            .oee();
    assertThat(oee.output().produced()).isEqualTo(56);
  }

  /** 20 of 2 min and 90 of 0.5 min in 120 min: 85/120; their mean planned time is not asked. */
  @Test
  void severalProductsCountByTheirOwnPlannedTimes() {
    Oee oee =
        Story.of("2026-11-23", CNC_1)
            .order("A-1", "housing", "06:00", "07:00")
            .order("A-2", "cover", "07:00", "08:00")
            .running("06:00")
            .parts("06:00", 0)
            .parts("07:00", 20)
            .parts("08:00", 110)
            .report("06:00", "08:00")
            .oee();
    is(oee.effectiveness(), 85 / 120.0);
    is(oee.oee(), 85 / 120.0);
  }

  @Test
  void withoutPiecesQualityIsNotDefined() {
    Oee oee = mill().report("06:00", "07:00").oee();
    assertThat(oee.quality()).isEmpty();
    is(oee.effectiveness(), 0);
    is(oee.oee(), 0);
    Oee idle = Story.of("2026-11-23", CNC_2).idle("06:00").report("06:00", "07:00").oee();
    assertThat(idle.quality()).isEmpty();
    assertThat(idle.effectiveness()).isEmpty();
    is(idle.oee(), 0);
  }

  /** Nobody said how long a piece of the press takes without an order. */
  @Test
  void piecesWithoutAPlannedRunTimeHaveNoOee() {
    Oee oee =
        Story.of("2026-11-23", PRESS_1)
            .running("06:00")
            .parts("06:00", 0)
            .parts("07:00", 10)
            .report("06:00", "07:00")
            .oee();
    assertThat(oee.oee()).isEmpty();
    assertThat(oee.effectiveness()).isEmpty();
    is(oee.availability(), 1);
    is(oee.quality(), 1);
  }

  /** 4 rejects told at 7:05 are of the 100 pieces of 6:59. */
  @Test
  void lateRejectsBelongToTheirProduction() {
    Story story = mill().parts("06:59", 100).rejects("07:05", 4).parts("07:30", 150);
    is(story.report("06:00", "07:00", "08:00").oee().quality(), 0.96);
    is(story.report("07:00", "08:00").oee().quality(), 1);
  }

  /** 10 scrap and 5 rework of 100: 85/100. */
  @Test
  void correctionBelongsToItsProduction() {
    Story story = mill().parts("06:59", 100).parts("07:30", 150).corrected("06:00", "07:00", 10, 5);
    is(story.report("06:00", "07:00", "08:00").oee().quality(), 0.85);
    is(story.report("07:00", "08:00").oee().quality(), 1);
  }

  /** 8 rejects of 5 pieces: 3 of nothing; and those told after 11 min find no piece at all. */
  @Test
  void rejectsWithoutAPieceAreToldApart() {
    Report many = mill().parts("06:59", 5).rejects("07:00", 8).report("06:00", "07:00");
    assertThat(many.oee().output().scrap()).isEqualTo(5);
    assertThat(many.unmatchedPieces()).isEqualTo(3);
    Report late = mill().parts("06:40", 5).rejects("06:51", 2).report("06:00", "07:00");
    assertThat(late.oee().output().scrap()).isZero();
    assertThat(late.unmatchedPieces()).isEqualTo(2);
  }

  /** 10 scrap of a shift: 5 of the last hour's pieces, 5 of those before; none is of nothing. */
  @Test
  void correctionOfAWholeShiftFindsItsPiecesInEveryWindow() {
    Story story = mill().parts("06:59", 100).parts("08:30", 105).corrected("06:00", "09:00", 10, 0);
    assertThat(story.report("06:00", "09:00").unmatchedPieces()).isZero();
    assertThat(story.report("08:00", "09:00").unmatchedPieces()).isZero();
  }
}
