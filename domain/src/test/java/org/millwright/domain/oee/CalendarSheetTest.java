package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.domain.sheet.Problem;

class CalendarSheetTest {

  private static final String FILE = "rules/oee/calendar.csv";
  private static final String HEADER = "applies_to,kind,name,days,from,to,remark\n";
  private static final String ZONE = "plant,zone,Europe/Berlin,,,,\n";
  private static final String EARLY = "plant,shift,Early,mon-fri,06:00,14:00,\n";
  private static final String WEEKDAYS = "days of the week, such as mon-fri, sat or mon,wed,fri";
  private static final String DATES =
      "a date such as 2026-12-24, or the first and the last, such as 2026-12-24/2026-12-26";
  private static final String FROM = "a local time from 00:00 to 23:59, such as 06:00";
  private static final String TO = "a local time from 00:00 to 24:00, such as 14:00";

  private static List<String> problems(String text) {
    return Calendar.read(FILE, text, Mill.MACHINES).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  /** A row beside a zone and an early shift from Monday to Friday, and what is said of it. */
  record Fault(String row, String message) {
    @Override
    public String toString() {
      return row;
    }
  }

  static final List<Fault> FAULTS =
      List.of(
          new Fault(
              "line-9,shift,Late,mon-fri,14:00,22:00,",
              "column \"applies_to\": found \"line-9\", expected plant, a line or a machine of"
                  + " camel-routes/machines.csv: cnc-1, cnc-2, line-1, line-2, press-1"),
          new Fault(
              "plant,vacation,Summer,2026-08-03/2026-08-14,,,",
              "column \"kind\": found \"vacation\", expected zone, shift, break, maintenance,"
                  + " holiday or override"),
          new Fault("plant,shift,,mon-fri,14:00,22:00,", "column \"name\": expected a value"),
          new Fault(
              "plant,shift,Late,mon-fry,14:00,22:00,",
              "column \"days\": found \"mon-fry\", expected " + WEEKDAYS),
          new Fault(
              "plant,shift,Late,Mon,14:00,22:00,",
              "column \"days\": found \"Mon\", expected " + WEEKDAYS),
          new Fault(
              "plant,shift,Late,\"mon-fri,wed\",14:00,22:00,",
              "column \"days\": found \"mon-fri,wed\", expected " + WEEKDAYS),
          new Fault("plant,shift,Late,,14:00,22:00,", "column \"days\": expected " + WEEKDAYS),
          new Fault(
              "plant,shift,Late,2026-12-24,14:00,22:00,",
              "column \"days\": found \"2026-12-24\", expected " + WEEKDAYS),
          new Fault(
              "plant,shift,Late,mon-fri,2 pm,22:00,",
              "column \"from\": found \"2 pm\", expected " + FROM),
          new Fault(
              "plant,shift,Late,mon-fri,24:00,22:00,",
              "column \"from\": found \"24:00\", expected " + FROM),
          new Fault(
              "plant,shift,Late,mon-fri,14:00,24:30,",
              "column \"to\": found \"24:30\", expected " + TO),
          new Fault("plant,shift,Late,mon-fri,14:00,,", "column \"to\": expected " + TO),
          new Fault(
              "plant,shift,Late,mon-fri,14:00,14:00,",
              "column \"to\": found \"14:00\", expected another time than \"from\"; a whole day is"
                  + " from 00:00 to 24:00"),
          new Fault(
              "plant,shift,Late,mon-fri,13:59,22:00,",
              "column \"from\": found \"13:59\", expected shifts that do not overlap; the one of"
                  + " mon meets \"Early\" of line 3"),
          new Fault(
              "plant,shift,Night,\"sun,thu\",22:00,06:01,",
              "column \"from\": found \"22:00\", expected shifts that do not overlap; the one of"
                  + " thu meets \"Early\" of line 3"),
          new Fault(
              "plant,break,Breakfast,mon-sat,10:00,10:30,",
              "column \"days\": found \"mon-sat\", expected days on which a shift runs from 10:00"
                  + " to 10:30; on sat none does. A break stands on the day on which it begins"
                  + " itself, not on the day of its shift"),
          new Fault(
              "plant,break,Breakfast,2026-12-26,10:00,10:30,",
              "column \"days\": found \"2026-12-26\", expected days on which a shift runs from"
                  + " 10:00 to 10:30; on sat none does. A break stands on the day on which it"
                  + " begins itself, not on the day of its shift"),
          new Fault(
              "plant,break,Breakfast,2026-02-30,10:00,10:30,",
              "column \"days\": found \"2026-02-30\", expected " + WEEKDAYS + "; or " + DATES),
          new Fault(
              "plant,maintenance,Overhaul,24.12.2026,,,",
              "column \"days\": found \"24.12.2026\", expected " + WEEKDAYS + "; or " + DATES),
          new Fault("plant,maintenance,Overhaul,sun,06:00,,", "column \"to\": expected " + TO),
          new Fault(
              "plant,holiday,Christmas,2026-12-26/2026-12-24,,,",
              "column \"days\": found \"2026-12-26/2026-12-24\", expected " + DATES),
          new Fault(
              "plant,holiday,Sundays,sun,,,", "column \"days\": found \"sun\", expected " + DATES),
          new Fault(
              "plant,holiday,Christmas,2026-12-24,06:00,,",
              "column \"from\": found \"06:00\", expected nothing: a holiday is a whole day"),
          new Fault("plant,override,Extra,,06:00,14:00,", "column \"days\": expected " + DATES),
          new Fault("plant,override,Extra,2026-12-19,,14:00,", "column \"from\": expected " + FROM),
          new Fault(
              "plant,zone,Europe/Vienna,,,,",
              "column \"kind\": found \"zone\", expected one zone; line 2 has it already"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("FAULTS")
  void faultIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(problems(HEADER + ZONE + EARLY + fault.row()))
        .containsExactly(FILE + ":4 " + fault.message());
  }

  private static final String VALID_HEADER = "applies_to,kind,name,days,from,to,valid\n";
  private static final String FORMS =
      "nothing, for always, or 2026-03-01.., ..2026-02-28 or 2026-03-01..2026-06-30";

  /** A late shift, which is sound, with a validity that is not. */
  static final List<Fault> VALIDITY_FAULTS =
      List.of(
          new Fault(
              "plant,shift,Late,mon-fri,14:00,22:00,2026-02-30..",
              "column \"valid\": found \"2026-02-30..\", expected days that the year has, such as"
                  + " 2026-02-28"),
          new Fault(
              "plant,shift,Late,mon-fri,14:00,22:00,2026-03-02..2026-03-01",
              "column \"valid\": found \"2026-03-02..2026-03-01\", expected a last day that is not"
                  + " before the first"),
          new Fault(
              "plant,shift,Late,mon-fri,14:00,22:00,2026-03-01",
              "column \"valid\": found \"2026-03-01\", expected " + FORMS),
          new Fault(
              "plant,shift,Late,mon-fri,14:00,22:00,..",
              "column \"valid\": found \"..\", expected " + FORMS),
          new Fault(
              "plant,holiday,Christmas,2026-12-24,,,2026-01-01..",
              "column \"valid\": found \"2026-01-01..\", expected nothing: only weekly shifts and"
                  + " breaks hold for some time"));

  @ParameterizedTest(name = "{0}")
  @FieldSource("VALIDITY_FAULTS")
  void faultOfValidityIsSaidOnceWithLineAndColumn(Fault fault) {
    assertThat(problems(VALID_HEADER + ZONE + EARLY + fault.row()))
        .containsExactly(FILE + ":4 " + fault.message());
  }

  /** 2 March 2026 is a Monday; the two meet on it at the earliest. */
  @Test
  void shiftsMustNotMeetWhileBothHold() {
    String until = "plant,shift,Early,mon-fri,06:00,14:00,..2026-03-02\n";

    assertThat(
            problems(
                VALID_HEADER
                    + ZONE
                    + until
                    + "plant,shift,Early,mon-fri,05:00,13:00,2026-03-02..\n"))
        .containsExactly(
            FILE
                + ":4 column \"from\": found \"05:00\", expected shifts that do not overlap; the"
                + " one of 2026-03-02 meets \"Early\" of line 3");
    assertThat(
            problems(
                VALID_HEADER
                    + ZONE
                    + until
                    + "plant,shift,Early,mon-fri,05:00,13:00,2026-03-03..\n"))
        .isEmpty();
  }

  /** The last night runs until 06:00 of 1 March, a Sunday, though it holds until the day before. */
  @Test
  void lastNightMustNotMeetTheFirstMorning() {
    String night = "plant,shift,Night,mon-sun,22:00,06:00,..2026-02-28\n";

    assertThat(
            problems(
                VALID_HEADER
                    + ZONE
                    + night
                    + "plant,shift,Early,mon-sun,05:00,13:00,2026-03-01..\n"))
        .containsExactly(
            FILE
                + ":4 column \"from\": found \"05:00\", expected shifts that do not overlap; the"
                + " one of 2026-03-01 meets \"Night\" of line 3");
    assertThat(
            problems(
                VALID_HEADER
                    + ZONE
                    + night
                    + "plant,shift,Early,mon-sun,06:00,13:00,2026-03-01..\n"))
        .isEmpty();
  }

  @Test
  void breakNeedsAShiftWhileItHolds() {
    String until = "plant,shift,Late,mon-fri,14:00,22:00,..2026-03-02\n";
    String pause = "plant,break,Supper,mon-fri,18:00,18:30,";

    assertThat(problems(VALID_HEADER + ZONE + EARLY + until + pause + "..2026-03-02\n")).isEmpty();
    assertThat(problems(VALID_HEADER + ZONE + EARLY + until + pause + "\n"))
        .singleElement()
        .asString()
        .contains("on 2026-03-03 none does");
  }

  /** Each is a neighbour of a fault above. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "line-1,shift,Late,mon-fri,14:00,22:00,",
        "plant,shift,Late,mon-fri,14:00,22:00,",
        "plant,shift,Late,\"mon, wed-fri\",14:00,24:00,",
        "plant,shift,Night,fri-mon,22:00,06:00,",
        "cnc-1,shift,Early,mon-fri,06:00,14:00,",
        "plant,break,Breakfast,mon-fri,10:00,10:30,",
        "plant,break,Hand-over,mon-fri,13:45,14:15,",
        "plant,break,Breakfast,2026-12-24,10:00,10:30,",
        "plant,maintenance,Overhaul,2026-12-24/2026-12-26,,,",
        "plant,maintenance,Overhaul,sun,06:00,12:00,",
        "plant,holiday,Christmas,2026-12-24/2026-12-26,,,",
        "plant,override,Extra,2026-12-19/2026-12-20,06:00,14:00,",
      })
  void rowLikeThisIsSound(String row) {
    assertThat(problems(HEADER + ZONE + EARLY + row)).isEmpty();
  }

  @Test
  void breakOfTheNightStandsOnTheMorningAfter() {
    String night = "plant,shift,Night,mon-fri,22:00,06:00,\n";

    assertThat(problems(HEADER + ZONE + night + "plant,break,Rest,tue-sat,02:00,02:30,")).isEmpty();
    assertThat(problems(HEADER + ZONE + night + "plant,break,Rest,mon-fri,02:00,02:30,"))
        .singleElement()
        .asString()
        .contains("on mon none does");
  }

  @Test
  void sundayNightMeetsMondayMorning() {
    assertThat(
            problems(
                HEADER
                    + ZONE
                    + "plant,shift,Early,mon,05:59,14:00,\n"
                    + "plant,shift,Night,sun,22:00,06:00,\n"))
        .containsExactly(
            FILE
                + ":4 column \"from\": found \"22:00\", expected shifts that do not overlap; the"
                + " one of sun meets \"Early\" of line 3");
  }

  @Test
  void sameRowTwiceIsRefused() {
    String row = "plant,holiday,Christmas,2026-12-24,,,\n";

    assertThat(problems(HEADER + ZONE + EARLY + row + row))
        .containsExactly(
            FILE
                + ":5 column \"kind\": found \"holiday\", expected each row once; line 4 says the"
                + " same");
  }

  @Test
  void zoneIsNeeded() {
    assertThat(problems(HEADER + EARLY))
        .containsExactly(
            FILE
                + ": found \"no row of kind zone\", expected one, such as"
                + " plant,zone,Europe/Berlin,,,,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Berlin", "+01:00", "europe/berlin", ""})
  void zoneThatNobodyKnowsIsRefused(String zone) {
    assertThat(problems(HEADER + "plant,zone," + zone + ",,,,\n" + EARLY))
        .containsExactly(
            FILE
                + ":2 column \"name\": "
                + (zone.isEmpty() ? "" : "found \"" + zone + "\", ")
                + "expected a time zone of the IANA list, such as Europe/Berlin");
  }

  @Test
  void zoneIsOfThePlantAndHasNeitherDaysNorTimes() {
    assertThat(problems(HEADER + "line-1,zone,Europe/Berlin,mon,06:00,,\n" + EARLY))
        .containsExactly(
            FILE
                + ":2 column \"applies_to\": found \"line-1\", expected plant: a plant has one"
                + " zone",
            FILE + ":2 column \"days\": found \"mon\", expected nothing, for a zone",
            FILE + ":2 column \"from\": found \"06:00\", expected nothing, for a zone");
  }

  @Test
  void calendarWithoutAnyShiftIsRefused() {
    assertThat(problems(HEADER + ZONE))
        .containsExactly(
            FILE
                + ": found \"no row of kind shift\", expected at least one, such as"
                + " plant,shift,Early,mon-fri,06:00,14:00,");
  }

  @Test
  void unknownColumnIsRefused() {
    assertThat(problems("applies_to,kind,name,days,from,until\n" + ZONE))
        .contains(
            FILE
                + ":1 first line: found \"until\", expected one of the columns applies_to, days,"
                + " from, kind, name, remark, to, valid");
  }

  @Test
  void allFaultsAreSaidAtOnce() {
    assertThat(
            problems(
                HEADER
                    + "plant,zone,Nowhere,,,,\n"
                    + "line-9,shift,,mon-fry,6:00,6:00,\n"
                    + "plant,holiday,Easter,2026-4-5,,,\n"))
        .hasSize(7);
  }
}
