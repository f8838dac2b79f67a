package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millwright.domain.oee.Mill.CNC_1;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.millwright.domain.oee.CalendarEntry.Kind;

/** Random calendars around changes of the clocks, asked minute by minute from the top down. */
class CalendarMinuteByMinuteTest {

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "UTC");

  /** Each lies near a change of the clocks in one of the zones, but for the last. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 3, 29),
          LocalDate.of(2026, 10, 25),
          LocalDate.of(2026, 3, 8),
          LocalDate.of(2026, 11, 1),
          LocalDate.of(2026, 4, 5),
          LocalDate.of(2026, 10, 4),
          LocalDate.of(2026, 7, 1));

  private record Stretch(CalendarEntry entry, LocalDate day, Instant from, Instant to) {
    boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  private record Minute(Planned.Kind kind, String shift, String name) {}

  @RepeatedTest(200)
  void piecesAreTheMinutes(RepetitionInfo seed) {
    var random = new Random(seed.getCurrentRepetition());
    ZoneId zone = ZoneId.of(pick(random, ZONES));
    LocalDate day = pick(random, DAYS);
    List<CalendarEntry> entries = entries(random, day);
    var calendar = new Calendar(zone, entries);
    Span window = window(random, zone, day);

    List<Planned> pieces = calendar.of(CNC_1, "line-1", window);

    assertCover(pieces, window);
    assertThat(minutes(pieces)).isEqualTo(oneByOne(entries, zone, day, window));
  }

  private static void assertCover(List<Planned> pieces, Span window) {
    Instant at = window.from();
    for (Planned piece : pieces) {
      assertThat(piece.span().from()).isEqualTo(at);
      assertThat(piece.span().length()).isPositive();
      at = piece.span().to();
    }
    assertThat(at).isEqualTo(window.to());
    for (int i = 1; i < pieces.size(); i++) {
      assertThat(minute(pieces.get(i))).isNotEqualTo(minute(pieces.get(i - 1)));
    }
  }

  private static Minute minute(Planned piece) {
    return new Minute(piece.kind(), piece.shift(), piece.name());
  }

  private static List<Minute> minutes(List<Planned> pieces) {
    var minutes = new ArrayList<Minute>();
    for (Planned piece : pieces) {
      for (long i = piece.span().length().toMinutes(); i > 0; i--) {
        minutes.add(minute(piece));
      }
    }
    return minutes;
  }

  private static List<Minute> oneByOne(
      List<CalendarEntry> entries, ZoneId zone, LocalDate day, Span window) {
    List<Stretch> stretches = stretches(entries, zone, day);
    var minutes = new ArrayList<Minute>();
    for (Instant at = window.from(); at.isBefore(window.to()); at = at.plusSeconds(60)) {
      Instant now = at;
      minutes.add(judge(entries, stretches.stream().filter(each -> each.has(now)).toList()));
    }
    return minutes;
  }

  /** Override, then holiday, then maintenance and break, then shift. */
  private static Minute judge(List<CalendarEntry> entries, List<Stretch> now) {
    @Nullable Stretch held = null;
    @Nullable Stretch cancelled = null;
    for (Stretch each : now) {
      if (each.entry.kind() == Kind.SHIFT && closest(entries, each.entry)) {
        boolean off = holiday(entries, each.day) != null;
        if (off) {
          cancelled = later(cancelled, each);
        } else {
          held = later(held, each);
        }
      }
    }
    for (CalendarEntry entry : entries) {
      if (entry.kind() == Kind.OVERRIDE && on(now, entry)) {
        String shift = held == null ? entry.name() : held.entry.name();
        return new Minute(Planned.Kind.OPEN, shift, entry.name());
      }
    }
    if (held == null) {
      String name = cancelled == null ? "" : String.valueOf(holiday(entries, cancelled.day));
      return new Minute(Planned.Kind.UNSCHEDULED, "", name);
    }
    for (CalendarEntry entry : entries) {
      if ((entry.kind() == Kind.BREAK || entry.kind() == Kind.MAINTENANCE) && on(now, entry)) {
        return new Minute(Planned.Kind.DOWN, held.entry.name(), entry.name());
      }
    }
    return new Minute(Planned.Kind.OPEN, held.entry.name(), held.entry.name());
  }

  private static Stretch later(@Nullable Stretch one, Stretch other) {
    return one == null || other.from.isAfter(one.from) ? other : one;
  }

  private static boolean on(List<Stretch> now, CalendarEntry entry) {
    return now.stream().anyMatch(each -> each.entry.equals(entry));
  }

  private static boolean closest(List<CalendarEntry> entries, CalendarEntry shift) {
    boolean ofTheMachine =
        entries.stream().anyMatch(e -> e.kind() == Kind.SHIFT && e.scope().equals("cnc-1"));
    boolean ofTheLine =
        entries.stream().anyMatch(e -> e.kind() == Kind.SHIFT && e.scope().equals("line-1"));
    String scope = ofTheMachine ? "cnc-1" : ofTheLine ? "line-1" : "plant";
    return shift.scope().equals(scope);
  }

  private static @Nullable String holiday(List<CalendarEntry> entries, LocalDate day) {
    for (CalendarEntry entry : entries) {
      if (entry.kind() == Kind.HOLIDAY && covers(entry) && entry.days().has(day)) {
        return entry.name();
      }
    }
    return null;
  }

  private static boolean covers(CalendarEntry entry) {
    return List.of("plant", "line-1", "cnc-1").contains(entry.scope());
  }

  private static List<Stretch> stretches(
      List<CalendarEntry> entries, ZoneId zone, LocalDate around) {
    var stretches = new ArrayList<Stretch>();
    for (int i = -8; i <= 8; i++) {
      LocalDate day = around.plusDays(i);
      for (CalendarEntry entry : entries) {
        if (entry.kind() != Kind.HOLIDAY && covers(entry) && entry.days().has(day)) {
          LocalTime from = entry.hours().from();
          LocalTime to = entry.hours().to();
          LocalDateTime end = day.plusDays(to.compareTo(from) > 0 ? 0 : 1).atTime(to);
          stretches.add(new Stretch(entry, day, at(day.atTime(from), zone), at(end, zone)));
        }
      }
    }
    return stretches;
  }

  /** By the offset before a change, both for a time that it leaves out and for one it repeats. */
  private static Instant at(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return local.toInstant(
        offsets.isEmpty()
            ? zone.getRules().getTransition(local).getOffsetBefore()
            : offsets.getFirst());
  }

  private static Span window(Random random, ZoneId zone, LocalDate day) {
    Instant from =
        day.atStartOfDay(zone).toInstant().plus(Duration.ofMinutes(random.nextInt(-2880, 2880)));
    return new Span(from, from.plus(Duration.ofMinutes(random.nextInt(0, 3000))));
  }

  private static List<CalendarEntry> entries(Random random, LocalDate around) {
    var entries = new ArrayList<CalendarEntry>();
    for (String scope : List.of("plant", "line-1", "cnc-1", "press-1")) {
      if (scope.equals("plant") || random.nextInt(3) == 0) {
        shifts(random, scope, entries);
      }
    }
    for (int i = random.nextInt(9); i > 0; i--) {
      Kind kind = pick(random, List.of(Kind.BREAK, Kind.MAINTENANCE, Kind.HOLIDAY, Kind.OVERRIDE));
      boolean weekly = kind != Kind.HOLIDAY && kind != Kind.OVERRIDE && random.nextBoolean();
      entries.add(
          new CalendarEntry(
              kind,
              pick(random, List.of("plant", "line-1", "line-2", "cnc-1", "press-1")),
              kind + " " + i,
              weekly ? weekdays(random) : dates(random, around),
              kind == Kind.HOLIDAY ? Hours.WHOLE_DAY : hours(random)));
    }
    return entries;
  }

  /** Up to three shifts that share the day out between them. */
  private static void shifts(Random random, String scope, List<CalendarEntry> entries) {
    var cuts =
        random
            .ints(2 + random.nextInt(3), 0, 96)
            .distinct()
            .sorted()
            .mapToObj(CalendarMinuteByMinuteTest::quarter)
            .toList();
    for (int i = 0; i < cuts.size(); i++) {
      var hours = new Hours(cuts.get(i), cuts.get((i + 1) % cuts.size()));
      entries.add(new CalendarEntry(Kind.SHIFT, scope, scope + " " + i, weekdays(random), hours));
    }
  }

  private static Hours hours(Random random) {
    LocalTime from = quarter(random.nextInt(96));
    return new Hours(from, from.plusMinutes(15L * random.nextInt(1, 40)));
  }

  private static LocalTime quarter(int number) {
    return LocalTime.of(number / 4, number % 4 * 15);
  }

  private static Days weekdays(Random random) {
    var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.SUNDAY);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(3) > 0) {
        days.add(day);
      }
    }
    return new Days.Weekly(days, Validity.ALWAYS);
  }

  private static Days dates(Random random, LocalDate around) {
    LocalDate first = around.plusDays(random.nextInt(-3, 4));
    return new Days.Dates(first, first.plusDays(random.nextInt(3)));
  }

  private static <T> T pick(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
