package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.CalendarTest.calendar;
import static org.millwright.domain.oee.Mill.CNC_1;
import static org.millwright.domain.oee.Mill.span;
import static org.millwright.domain.oee.Planned.Kind.DOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days on which the clocks are changed, by the IANA time zone data. 2026 in Berlin: 29 March, from
 * 02:00 to 03:00 at 01:00 UTC, and 25 October, from 03:00 to 02:00 at 01:00 UTC. New York: 8 March,
 * from 02:00 to 03:00 at 07:00 UTC, and 1 November, from 02:00 to 01:00 at 06:00 UTC. Sydney: 5
 * April, from 03:00 to 02:00, and 4 October, from 02:00 to 03:00, each at 16:00 UTC of the day
 * before. Lord Howe: 5 April, from 02:00 to 01:30 at 15:00 UTC of the day before.
 */
class CalendarClocksTest {

  /** 22:00 and 06:00 by the offsets before and after: Berlin +1 and +2, New York -5 and -4, … */
  @ParameterizedTest(name = "{0}, {1}: {4} h")
  @CsvSource({
    "Europe/Berlin,    2026-03-28, 2026-03-28T21:00:00Z, 2026-03-29T04:00:00Z, 7",
    "Europe/Berlin,    2026-10-24, 2026-10-24T20:00:00Z, 2026-10-25T05:00:00Z, 9",
    "Europe/Berlin,    2026-03-27, 2026-03-27T21:00:00Z, 2026-03-28T05:00:00Z, 8",
    "America/New_York, 2026-03-07, 2026-03-08T03:00:00Z, 2026-03-08T10:00:00Z, 7",
    "America/New_York, 2026-10-31, 2026-11-01T02:00:00Z, 2026-11-01T11:00:00Z, 9",
    "Australia/Sydney, 2026-04-04, 2026-04-04T11:00:00Z, 2026-04-04T20:00:00Z, 9",
    "Australia/Sydney, 2026-10-03, 2026-10-03T12:00:00Z, 2026-10-03T19:00:00Z, 7",
    "UTC,              2026-03-28, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z, 8",
  })
  void nightShiftIsAsLongAsTheNight(String zone, String day, Instant from, Instant to, long hours) {
    Calendar calendar = calendar(zone, "plant,shift,Night,mon-sun,22:00,06:00\n");
    var night = new Span(from, to);

    assertThat(calendar.shifts(CNC_1, "line-1", night))
        .as(day)
        .containsExactly(new Shift("Night", night));
    assertThat(night.length()).isEqualTo(Duration.ofHours(hours));
    assertThat(calendar.of(CNC_1, "line-1", night)).hasSize(1);
  }

  @ParameterizedTest(name = "{0}, {1}: {3} h")
  @CsvSource({
    "Europe/Berlin,    2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z, 23",
    "Europe/Berlin,    2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 25",
    "Europe/Berlin,    2026-03-29T22:00:00Z, 2026-03-30T22:00:00Z, 24",
    "America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z, 23",
    "America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z, 25",
    "Australia/Sydney, 2026-04-04T13:00:00Z, 2026-04-05T14:00:00Z, 25",
    "Australia/Sydney, 2026-10-03T14:00:00Z, 2026-10-04T13:00:00Z, 23",
  })
  void daysAreAsLongAsTheyAre(String zone, Instant from, Instant to, int hours) {
    Calendar calendar = calendar(zone, "plant,shift,Early,mon-sun,06:00,14:00\n");
    var day = new Span(from, to);

    assertThat(calendar.days(new Span(from.plusSeconds(3600), to.minusSeconds(3600))))
        .containsExactly(day);
    assertThat(calendar.days(day)).containsExactly(day);
    assertThat(calendar.hours(day))
        .hasSize(hours)
        .allMatch(hour -> hour.length().equals(Duration.ofHours(1)));
  }

  /** The clock shows 01:00 to 02:00 (an hour), then 01:30 to 02:00 again (half an hour). */
  @Test
  void changeByHalfAnHourParts() {
    Calendar calendar = calendar("Australia/Lord_Howe", "plant,shift,Early,mon-sun,06:00,14:00\n");

    assertThat(calendar.hours(span("2026-04-04T14:00:00Z", "2026-04-04T16:30:00Z")))
        .containsExactly(
            span("2026-04-04T14:00:00Z", "2026-04-04T15:00:00Z"),
            span("2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z"),
            span("2026-04-04T15:30:00Z", "2026-04-04T16:30:00Z"));
    assertThat(calendar.hours(span("2026-04-04T15:10:00Z", "2026-04-04T15:20:00Z")))
        .containsExactly(span("2026-04-04T15:00:00Z", "2026-04-04T15:30:00Z"));
  }

  /** 02:00 and 02:30 are not there and are 03:00 and 03:30, 01:00 and 01:30 UTC. */
  @Test
  void breakInTheHourThatIsLeftOutIsLater() {
    assertThat(breaks("02:00,02:30", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z"))
        .containsExactly(span("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"));
  }

  /** 02:30 would be 03:30, after 03:00. */
  @Test
  void breakThatWouldEndBeforeItBeginsIsLeftOut() {
    assertThat(breaks("02:30,03:00", "2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z")).isEmpty();
    assertThat(breaks("02:30,03:00", "2026-03-27T21:00:00Z", "2026-03-28T05:00:00Z"))
        .containsExactly(span("2026-03-28T01:30:00Z", "2026-03-28T02:00:00Z"));
  }

  /** 02:15 and 02:45 come twice; the first ones are of summer time, 00:15 and 00:45 UTC. */
  @Test
  void breakInTheHourThatComesTwiceIsHeldOnce() {
    assertThat(breaks("02:15,02:45", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"))
        .containsExactly(span("2026-10-25T00:15:00Z", "2026-10-25T00:45:00Z"));
  }

  /** 02:45 is of summer time still, 00:45 UTC; 03:15 of winter time, 02:15 UTC: an hour longer. */
  @Test
  void breakOverTheRepeatedHourIsLonger() {
    assertThat(breaks("02:45,03:15", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"))
        .containsExactly(span("2026-10-25T00:45:00Z", "2026-10-25T02:15:00Z"));
  }

  /** 02:30 is of summer time still, 00:30 UTC; 03:00 of winter time, 02:00 UTC. */
  @Test
  void breakFromTheRepeatedHourToItsEndIsLonger() {
    assertThat(breaks("02:30,03:00", "2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z"))
        .containsExactly(span("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"));
  }

  private static List<Span> breaks(String hours, String from, String to) {
    return calendar(
            "Europe/Berlin",
            "plant,shift,Night,mon-sun,22:00,06:00\nplant,break,Rest,mon-sun," + hours + "\n")
        .of(CNC_1, "line-1", span(from, to))
        .stream()
        .filter(piece -> piece.kind() == DOWN)
        .map(Planned::span)
        .toList();
  }

  /** Autumn: 02:30 is the first, 00:30 UTC, for both. Spring: it is 03:30, 01:30 UTC, for both. */
  @ParameterizedTest(name = "at {1}")
  @CsvSource({
    "2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
    "2026-03-28T21:00:00Z, 2026-03-29T01:30:00Z, 2026-03-29T04:00:00Z",
  })
  void shiftsThatMeetWhereTheClocksChangeMeetWithoutHoleOrOverlap(
      Instant from, Instant meeting, Instant to) {
    Calendar calendar =
        calendar(
            "Europe/Berlin",
            """
            plant,shift,First,sat,22:00,02:30
            plant,shift,Second,sun,02:30,06:00
            """);

    assertThat(calendar.shifts(CNC_1, "line-1", new Span(from, to)))
        .containsExactly(
            new Shift("First", new Span(from, meeting)),
            new Shift("Second", new Span(meeting, to)));
  }
}
