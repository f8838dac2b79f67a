package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.Hand.is;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.CNC_2;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.millwright.domain.sheet.Problem;

/** Rows that hold for some time, calculated by hand. The border is midnight before Tuesday 24. */
class HandCalculatedValidityTest {

  private static final String SUNDAY = "2026-11-22";
  private static final String MONDAY = "2026-11-23";

  private static OeeBook cycles(String rows) {
    return book(OeeBook.CYCLES, "machine,product,seconds,valid\n" + rows);
  }

  private static OeeBook book(String path, String text) {
    return OeeBook.read(sheets(path, text), Mill.MACHINES).orThrow();
  }

  private static TreeMap<String, String> sheets(String path, String text) {
    var sheets = new TreeMap<>(Story.SHEETS);
    sheets.put(path, text);
    return sheets;
  }

  /**
   * 120 pieces of 30 s until midnight, the last told at midnight itself, then 90 of 20 s: 60 + 30
   * min of 180.
   */
  @Test
  void cycleChangesWithinTheNightShift() {
    OeeBook book = cycles("cnc-2,,30,..2026-11-23\ncnc-2,,20,2026-11-24..\n");
    Report report =
        new Story(MONDAY, CNC_2, book)
            .running("22:00")
            .parts("22:00", 0)
            .parts("+00:00", 120)
            .parts("+01:00", 210)
            .report("22:00", "+01:00");
    is(report.oee().effectiveness(), 90 / 180.0);
  }

  /** 60 of 30 s, any product's, then 20 of 120 s, the housing's: 30 + 40 min of 180. */
  @Test
  void cycleOfTheProductStandsOverThatOfAnyProductWhileItHolds() {
    OeeBook book = cycles("cnc-1,,30,\ncnc-1,housing,120,2026-11-24..\n");
    Report report =
        new Story(MONDAY, CNC_1, book)
            .order("A-1", "housing", "22:00", null)
            .running("22:00")
            .parts("22:00", 0)
            .parts("+00:00", 60)
            .parts("+01:00", 80)
            .report("22:00", "+01:00");
    is(report.oee().effectiveness(), 70 / 180.0);
  }

  /** From Monday on the night is from 23:00 to 05:00; that of Sunday runs on until Monday 06:00. */
  @Test
  void newShiftPlanLeavesTheNightBeforeAsItWas() {
    OeeBook book =
        book(
            OeeBook.CALENDAR,
            """
            applies_to,kind,name,days,from,to,valid
            plant,zone,Europe/Berlin,,,,
            plant,shift,Early,mon-sun,06:00,14:00,
            plant,shift,Late,mon-sun,14:00,22:00,
            plant,shift,Night,mon-sun,22:00,06:00,..2026-11-22
            plant,shift,Night,mon-sun,23:00,05:00,2026-11-23..
            press-1,shift,Day,mon-fri,06:00,14:00,
            plant,break,Early break,mon-sun,10:00,10:30,
            """);
    Story old = night(Story.BOOK);
    Story now = night(book);
    Span week = new Span(old.at("06:00").minusSeconds(6 * 86_400), old.at("+06:00"));

    assertThat(book.planned(CNC_2, week)).isEqualTo(Story.BOOK.planned(CNC_2, week));
    assertThat(book.shifts(CNC_2, week)).isEqualTo(Story.BOOK.shifts(CNC_2, week));
    assertThat(now.report("06:00", "+06:00").oee()).isEqualTo(old.report("06:00", "+06:00").oee());
    Story monday = new Story(MONDAY, CNC_2, book);
    assertThat(book.shifts(CNC_2, monday.span("22:00", "+06:00")))
        .containsExactly(new Shift("Night", monday.span("23:00", "+05:00")));
  }

  private static Story night(OeeBook book) {
    return new Story(SUNDAY, CNC_2, book)
        .running("06:00")
        .parts("06:00", 0)
        .down("22:30")
        .running("+05:15")
        .parts("+05:45", 300);
  }

  /** Before its own shifts hold, a machine has those of the plant. */
  @Test
  void ownShiftsReplaceThoseOfThePlantFromTheirFirstDayOn() {
    OeeBook book =
        book(
            OeeBook.CALENDAR,
            """
            applies_to,kind,name,days,from,to,valid
            plant,zone,Europe/Berlin,,,,
            plant,shift,Early,mon-sun,06:00,14:00,
            cnc-2,shift,Long,mon-sun,06:00,18:00,2026-11-23..
            """);
    Story sunday = new Story(SUNDAY, CNC_2, book);
    assertThat(book.shifts(CNC_2, sunday.span("00:00", "+18:00")))
        .containsExactly(
            new Shift("Early", sunday.span("06:00", "14:00")),
            new Shift("Long", sunday.span("+06:00", "+18:00")));
  }

  @Test
  void cyclesOfOneProductMustNotHoldOnTheSameDay() {
    String until = "machine,product,seconds,valid\ncnc-2,,30,..2026-11-23\n";

    assertThat(problems(until + "cnc-2,,20,2026-11-23..\n"))
        .containsExactly(
            OeeBook.CYCLES
                + ":3 column \"valid\": found \"2026-11-23..\", expected one row per machine,"
                + " product and day; line 2 holds on some of these days");
    assertThat(problems(until + "cnc-2,,20,2026-11-24..\n")).isEmpty();
  }

  private static List<String> problems(String text) {
    return OeeBook.read(sheets(OeeBook.CYCLES, text), Mill.MACHINES).problems().stream()
        .map(Problem::toString)
        .toList();
  }
}
