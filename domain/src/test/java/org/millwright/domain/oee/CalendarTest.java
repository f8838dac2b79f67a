package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;
import static org.millwright.domain.oee.Mill.PRESS_1;
import static org.millwright.domain.oee.Mill.span;
import static org.millwright.domain.oee.Planned.Kind.DOWN;
import static org.millwright.domain.oee.Planned.Kind.OPEN;
import static org.millwright.domain.oee.Planned.Kind.UNSCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days on which the clocks stay: in Berlin one hour before UTC in winter, two in summer. */
class CalendarTest {

  private static final String ROUND_THE_CLOCK =
      """
      plant,shift,Early,mon-sun,06:00,14:00
      plant,shift,Late,mon-sun,14:00,22:00
      plant,shift,Night,mon-sun,22:00,06:00
      """;

  static Calendar calendar(String zone, String rows) {
    return Calendar.read(
            "rules/oee/calendar.csv",
            "applies_to,kind,name,days,from,to\nplant,zone," + zone + ",,,\n" + rows,
            Mill.MACHINES)
        .orThrow();
  }

  private static Calendar berlin(String rows) {
    return calendar("Europe/Berlin", rows);
  }

  private static Planned piece(
      String from, String to, Planned.Kind kind, String shift, String name) {
    return new Planned(span(from, to), kind, shift, name);
  }

  /** Monday 12 January 2026, 22:00 in Berlin is 21:00 UTC; Tuesday 06:00 is 05:00 UTC. */
  @Test
  void nightShiftBelongsToTheDayOnWhichItBegins() {
    Calendar calendar = berlin("plant,shift,Night,mon,22:00,06:00\n");

    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-12T12:00:00Z", "2026-01-13T12:00:00Z")))
        .containsExactly(
            piece("2026-01-12T12:00:00Z", "2026-01-12T21:00:00Z", UNSCHEDULED, "", ""),
            piece("2026-01-12T21:00:00Z", "2026-01-13T05:00:00Z", OPEN, "Night", "Night"),
            piece("2026-01-13T05:00:00Z", "2026-01-13T12:00:00Z", UNSCHEDULED, "", ""));
  }

  /** Tuesday 21:00 UTC would be the next begin, but the shift is of Mondays. */
  @Test
  void nightShiftOfMondaysDoesNotBeginOnTuesday() {
    Calendar calendar = berlin("plant,shift,Night,mon,22:00,06:00\n");
    Span tuesdayNight = span("2026-01-13T12:00:00Z", "2026-01-14T12:00:00Z");

    assertThat(calendar.of(CNC_1, "line-1", tuesdayNight))
        .containsExactly(new Planned(tuesdayNight, UNSCHEDULED, "", ""));
    assertThat(calendar.shifts(CNC_1, "line-1", tuesdayNight)).isEmpty();
  }

  /**
   * Epiphany, Tuesday 6 January 2026. Monday's night ends at 06:00 (05:00 UTC) as ever; the three
   * shifts of Tuesday, until Wednesday 05:00 UTC, do not take place.
   */
  @Test
  void nightThatBeganTheEveningBeforeRunsIntoTheHoliday() {
    Calendar calendar = berlin(ROUND_THE_CLOCK + "plant,holiday,Epiphany,2026-01-06,,\n");

    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-05T20:00:00Z", "2026-01-07T06:00:00Z")))
        .containsExactly(
            piece("2026-01-05T20:00:00Z", "2026-01-05T21:00:00Z", OPEN, "Late", "Late"),
            piece("2026-01-05T21:00:00Z", "2026-01-06T05:00:00Z", OPEN, "Night", "Night"),
            piece("2026-01-06T05:00:00Z", "2026-01-07T05:00:00Z", UNSCHEDULED, "", "Epiphany"),
            piece("2026-01-07T05:00:00Z", "2026-01-07T06:00:00Z", OPEN, "Early", "Early"));
  }

  /** 24 and 25 December are gone; the shift of the 26th at 06:00 (05:00 UTC) begins again. */
  @Test
  void holidayOfSeveralDaysIncludesItsLast() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-sun,06:00,14:00
            plant,holiday,Christmas,2026-12-24/2026-12-25,,
            """);

    assertThat(
            calendar.shifts(CNC_1, "line-1", span("2026-12-23T00:00:00Z", "2026-12-27T00:00:00Z")))
        .containsExactly(
            new Shift("Early", span("2026-12-23T05:00:00Z", "2026-12-23T13:00:00Z")),
            new Shift("Early", span("2026-12-26T05:00:00Z", "2026-12-26T13:00:00Z")));
  }

  /** 08:00 to 12:00 in Berlin are 07:00 to 11:00 UTC. */
  @Test
  void overrideOpensTimeInAHolidayAndIsAShiftOfItsOwn() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-sun,06:00,14:00
            plant,holiday,Epiphany,2026-01-06,,
            cnc-1,override,Rush order,2026-01-06,08:00,12:00
            """);
    Span window = span("2026-01-06T05:00:00Z", "2026-01-06T13:00:00Z");

    assertThat(calendar.of(CNC_1, "line-1", window))
        .containsExactly(
            piece("2026-01-06T05:00:00Z", "2026-01-06T07:00:00Z", UNSCHEDULED, "", "Epiphany"),
            piece("2026-01-06T07:00:00Z", "2026-01-06T11:00:00Z", OPEN, "Rush order", "Rush order"),
            piece("2026-01-06T11:00:00Z", "2026-01-06T13:00:00Z", UNSCHEDULED, "", "Epiphany"));
    assertThat(calendar.shifts(CNC_1, "line-1", window))
        .containsExactly(
            new Shift("Rush order", span("2026-01-06T07:00:00Z", "2026-01-06T11:00:00Z")));
    assertThat(calendar.of(CNC_2, "line-1", window))
        .containsExactly(new Planned(window, UNSCHEDULED, "", "Epiphany"));
  }

  /** Break 10:00 to 10:30 is 09:00 to 09:30 UTC; the override takes its second half. */
  @Test
  void overrideTakesABreakAndLeavesTheShiftItsName() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-fri,06:00,14:00
            plant,break,Breakfast,mon-fri,10:00,10:30
            plant,override,No time to eat,2026-01-12,10:15,10:45
            """);

    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-12T08:00:00Z", "2026-01-12T13:00:00Z")))
        .containsExactly(
            piece("2026-01-12T08:00:00Z", "2026-01-12T09:00:00Z", OPEN, "Early", "Early"),
            piece("2026-01-12T09:00:00Z", "2026-01-12T09:15:00Z", DOWN, "Early", "Breakfast"),
            piece("2026-01-12T09:15:00Z", "2026-01-12T09:45:00Z", OPEN, "Early", "No time to eat"),
            piece("2026-01-12T09:45:00Z", "2026-01-12T13:00:00Z", OPEN, "Early", "Early"));
    assertThat(
            calendar.shifts(CNC_1, "line-1", span("2026-01-12T08:00:00Z", "2026-01-12T13:00:00Z")))
        .containsExactly(new Shift("Early", span("2026-01-12T05:00:00Z", "2026-01-12T13:00:00Z")));
  }

  /** 13:00 to 16:00 (12:00 to 15:00 UTC): its first hour is the shift's, the rest its own. */
  @Test
  void overrideThatOutlastsAShiftIsAShiftFromThere() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-fri,06:00,14:00
            plant,override,Overtime,2026-01-12,13:00,16:00
            """);
    Span window = span("2026-01-12T05:00:00Z", "2026-01-12T15:00:00Z");

    assertThat(calendar.shifts(CNC_1, "line-1", window))
        .containsExactly(
            new Shift("Early", span("2026-01-12T05:00:00Z", "2026-01-12T13:00:00Z")),
            new Shift("Overtime", span("2026-01-12T13:00:00Z", "2026-01-12T15:00:00Z")));
    assertThat(calendar.of(CNC_1, "line-1", window))
        .containsExactly(
            piece("2026-01-12T05:00:00Z", "2026-01-12T12:00:00Z", OPEN, "Early", "Early"),
            piece("2026-01-12T12:00:00Z", "2026-01-12T13:00:00Z", OPEN, "Early", "Overtime"),
            piece("2026-01-12T13:00:00Z", "2026-01-12T15:00:00Z", OPEN, "Overtime", "Overtime"));
  }

  /** 23:45 to 00:15 is 22:45 to 23:15 UTC; Tuesday's break is of Tuesday evening. */
  @Test
  void breakAcrossMidnightStandsOnTheDayOnWhichItBegins() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Night,mon-fri,22:00,06:00
            plant,break,Supper,tue,23:45,00:15
            """);

    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-13T21:00:00Z", "2026-01-14T05:00:00Z")))
        .containsExactly(
            piece("2026-01-13T21:00:00Z", "2026-01-13T22:45:00Z", OPEN, "Night", "Night"),
            piece("2026-01-13T22:45:00Z", "2026-01-13T23:15:00Z", DOWN, "Night", "Supper"),
            piece("2026-01-13T23:15:00Z", "2026-01-14T05:00:00Z", OPEN, "Night", "Night"));
    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-12T21:00:00Z", "2026-01-13T05:00:00Z")))
        .containsExactly(
            piece("2026-01-12T21:00:00Z", "2026-01-13T05:00:00Z", OPEN, "Night", "Night"));
  }

  /** 07:00, 08:00 and 09:00 in Berlin are 06:00, 07:00 and 08:00 UTC; each shift is of an hour. */
  @Test
  void shiftsOfTheClosestScopeReplaceThoseOfTheWider() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Of the plant,mon,07:00,08:00
            line-1,shift,Of the line,mon,08:00,09:00
            cnc-1,shift,Of the machine,mon,09:00,10:00
            """);
    Span monday = span("2026-01-12T00:00:00Z", "2026-01-13T00:00:00Z");

    assertThat(calendar.shifts(PRESS_1, "line-2", monday))
        .containsExactly(
            new Shift("Of the plant", span("2026-01-12T06:00:00Z", "2026-01-12T07:00:00Z")));
    assertThat(calendar.shifts(CNC_2, "line-1", monday))
        .containsExactly(
            new Shift("Of the line", span("2026-01-12T07:00:00Z", "2026-01-12T08:00:00Z")));
    assertThat(calendar.shifts(CNC_1, "line-1", monday))
        .containsExactly(
            new Shift("Of the machine", span("2026-01-12T08:00:00Z", "2026-01-12T09:00:00Z")));
  }

  /** 10:00, 11:00 and 12:00 in Berlin are 09:00, 10:00 and 11:00 UTC. */
  @Test
  void breaksOfAllScopesAddUp() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Day,mon,06:00,18:00
            cnc-1,shift,Day,mon,06:00,18:00
            plant,break,One,mon,10:00,10:30
            line-1,break,Two,mon,11:00,11:30
            cnc-1,break,Three,mon,12:00,12:30
            """);
    Span window = span("2026-01-12T09:00:00Z", "2026-01-12T11:30:00Z");

    assertThat(calendar.of(CNC_1, "line-1", window))
        .extracting(Planned::name)
        .containsExactly("One", "Day", "Two", "Day", "Three");
    assertThat(calendar.of(PRESS_1, "line-2", window))
        .extracting(Planned::name)
        .containsExactly("One", "Day");
  }

  /** The whole of Tuesday and Wednesday, of which the shift has 05:00 to 13:00 UTC. */
  @Test
  void maintenanceOfWholeDaysIsDowntimeWithinTheShiftsOnly() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-sun,06:00,14:00
            press-1,maintenance,Overhaul,2026-01-13/2026-01-14,,
            """);

    assertThat(calendar.of(PRESS_1, "line-2", span("2026-01-13T00:00:00Z", "2026-01-15T06:00:00Z")))
        .containsExactly(
            piece("2026-01-13T00:00:00Z", "2026-01-13T05:00:00Z", UNSCHEDULED, "", ""),
            piece("2026-01-13T05:00:00Z", "2026-01-13T13:00:00Z", DOWN, "Early", "Overhaul"),
            piece("2026-01-13T13:00:00Z", "2026-01-14T05:00:00Z", UNSCHEDULED, "", ""),
            piece("2026-01-14T05:00:00Z", "2026-01-14T13:00:00Z", DOWN, "Early", "Overhaul"),
            piece("2026-01-14T13:00:00Z", "2026-01-15T05:00:00Z", UNSCHEDULED, "", ""),
            piece("2026-01-15T05:00:00Z", "2026-01-15T06:00:00Z", OPEN, "Early", "Early"));
  }

  @Test
  void holidayTakesTheShiftAndWithItTheMaintenance() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-sun,06:00,14:00
            plant,maintenance,Overhaul,tue,06:00,14:00
            plant,holiday,Epiphany,2026-01-06,,
            """);
    Span early = span("2026-01-06T05:00:00Z", "2026-01-06T13:00:00Z");

    assertThat(calendar.of(CNC_1, "line-1", early))
        .containsExactly(new Planned(early, UNSCHEDULED, "", "Epiphany"));
  }

  @Test
  void windowThatBeginsAndEndsWithinABreakIsOnePiece() {
    Calendar calendar = berlin(ROUND_THE_CLOCK + "plant,break,Breakfast,mon-sun,10:00,10:30\n");
    Span window = span("2026-01-12T09:10:00Z", "2026-01-12T09:20:00Z");

    assertThat(calendar.of(CNC_1, "line-1", window))
        .containsExactly(new Planned(window, DOWN, "Early", "Breakfast"));
    assertThat(calendar.shifts(CNC_1, "line-1", window))
        .containsExactly(new Shift("Early", span("2026-01-12T05:00:00Z", "2026-01-12T13:00:00Z")));
  }

  /** The break ends at 10:30, 09:30 UTC. */
  @Test
  void windowThatEndsAMomentAfterABreakHasThatMoment() {
    Calendar calendar = berlin(ROUND_THE_CLOCK + "plant,break,Breakfast,mon-sun,10:00,10:30\n");

    assertThat(
            calendar.of(CNC_1, "line-1", span("2026-01-12T09:10:00Z", "2026-01-12T09:30:00.001Z")))
        .containsExactly(
            piece("2026-01-12T09:10:00Z", "2026-01-12T09:30:00Z", DOWN, "Early", "Breakfast"),
            piece("2026-01-12T09:30:00Z", "2026-01-12T09:30:00.001Z", OPEN, "Early", "Early"));
  }

  @Test
  void emptyWindowHasNothing() {
    Calendar calendar = berlin(ROUND_THE_CLOCK);
    Span none = span("2026-01-12T09:00:00Z", "2026-01-12T09:00:00Z");

    assertThat(calendar.of(CNC_1, "line-1", none)).isEmpty();
    assertThat(calendar.shifts(CNC_1, "line-1", none)).isEmpty();
    assertThat(calendar.days(none)).isEmpty();
    assertThat(calendar.hours(none)).isEmpty();
  }

  /** A shift that ends when the window begins, 13:00 UTC, is not in it. */
  @Test
  void shiftThatOnlyTouchesTheWindowIsNotInIt() {
    Calendar calendar = berlin("plant,shift,Early,mon-sun,06:00,14:00\n");

    assertThat(
            calendar.shifts(CNC_1, "line-1", span("2026-01-12T13:00:00Z", "2026-01-13T05:00:00Z")))
        .isEmpty();
    assertThat(
            calendar.shifts(CNC_1, "line-1", span("2026-01-12T12:59:59Z", "2026-01-13T05:00:00Z")))
        .hasSize(1);
  }

  @Test
  void shiftOfWholeDaysIsOnePieceAndAShiftADay() {
    Calendar calendar = berlin("plant,shift,Day,mon-sun,00:00,24:00\n");
    Span threeDays = span("2026-01-11T23:00:00Z", "2026-01-14T23:00:00Z");

    assertThat(calendar.of(CNC_1, "line-1", threeDays))
        .containsExactly(new Planned(threeDays, OPEN, "Day", "Day"));
    assertThat(calendar.shifts(CNC_1, "line-1", threeDays)).hasSize(3);
  }

  @Test
  void firstRowOfTheFileGivesTheName() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Day,mon,06:00,18:00
            plant,maintenance,Lubrication,mon,10:00,11:00
            plant,break,Breakfast,mon,10:30,11:30
            plant,override,Fair,2026-01-12,15:00,16:00
            plant,override,Visit,2026-01-12,15:30,17:00
            plant,override,Tour,2026-01-12,15:00,16:30
            """);

    assertThat(calendar.of(CNC_1, "line-1", span("2026-01-12T09:00:00Z", "2026-01-12T16:00:00Z")))
        .containsExactly(
            piece("2026-01-12T09:00:00Z", "2026-01-12T10:00:00Z", DOWN, "Day", "Lubrication"),
            piece("2026-01-12T10:00:00Z", "2026-01-12T10:30:00Z", DOWN, "Day", "Breakfast"),
            piece("2026-01-12T10:30:00Z", "2026-01-12T14:00:00Z", OPEN, "Day", "Day"),
            piece("2026-01-12T14:00:00Z", "2026-01-12T15:00:00Z", OPEN, "Day", "Fair"),
            piece("2026-01-12T15:00:00Z", "2026-01-12T16:00:00Z", OPEN, "Day", "Visit"));
  }

  /** Four weeks of five shifts of 8 h without half an hour: 20 · 7.5 h = 150 h. */
  @Test
  void fourWeeksHaveTheHoursOfTheirShifts() {
    Calendar calendar =
        berlin(
            """
            plant,shift,Early,mon-fri,06:00,14:00
            plant,break,Breakfast,mon-fri,10:00,10:30
            """);
    List<Planned> pieces =
        calendar.of(CNC_1, "line-1", span("2026-01-11T23:00:00Z", "2026-02-08T23:00:00Z"));

    assertThat(
            pieces.stream()
                .filter(piece -> piece.kind() == OPEN)
                .map(piece -> piece.span().length())
                .reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofHours(150));
  }

  @Test
  void daysAndHoursAreWholeThoughTheWindowIsNot() {
    Calendar calendar = berlin(ROUND_THE_CLOCK);
    Span window = span("2026-01-12T22:30:00Z", "2026-01-12T23:30:00Z");

    assertThat(calendar.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(calendar.days(window))
        .containsExactly(
            span("2026-01-11T23:00:00Z", "2026-01-12T23:00:00Z"),
            span("2026-01-12T23:00:00Z", "2026-01-13T23:00:00Z"));
    assertThat(calendar.hours(window))
        .containsExactly(
            span("2026-01-12T22:00:00Z", "2026-01-12T23:00:00Z"),
            span("2026-01-12T23:00:00Z", "2026-01-13T00:00:00Z"));
    assertThat(calendar.hours(new Span(window.from(), Instant.parse("2026-01-12T23:00:00Z"))))
        .hasSize(1);
  }
}
