package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.oee.CalendarEntry.Kind;
import org.millwright.domain.oee.Timeline.Mark;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;

/**
 * When each machine is meant to work: {@code rules/oee/calendar.csv}.
 *
 * <p>Of shifts, those of the closest scope that has any count: the machine's own, else its line's,
 * else the plant's. A scope has those that hold on the day; rows of shifts and breaks may hold for
 * some time only, and belong to the day on which they begin. Breaks, maintenance, holidays and
 * overrides of every scope that covers the machine add up. An override opens time whatever else is
 * said; a holiday takes away the shifts that begin on it; breaks and maintenance are planned
 * downtime within the shifts that are left and mean nothing outside of them. Of rows of one kind
 * that meet, the first in the file gives the name.
 *
 * <p>Local times follow the clocks of the plant's zone: a shift over their change is shorter or
 * longer. {@link Hours#on} says what becomes of times that the change leaves out or repeats.
 */
public final class Calendar {

  /** No stretch that begins earlier before a window's first day reaches into it. */
  private static final int REACH = 2;

  private static final Set<Kind> DOWN = Set.of(Kind.BREAK, Kind.MAINTENANCE);

  /** A shift on a day of its own, and the holiday that takes it away. */
  private record Turn(Shift shift, Optional<String> holiday) {}

  private final ZoneId zone;
  private final List<CalendarEntry> entries;

  Calendar(ZoneId zone, List<CalendarEntry> entries) {
    this.zone = zone;
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads the sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   * @param machines those of the plant; rows may name them and their lines
   */
  public static Checked<Calendar> read(String file, String text, Collection<Machine> machines) {
    return CalendarSheet.read(file, text, machines);
  }

  /** The plant's zone; local days and times are by its clocks. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * What is planned for a machine: all of the window in pieces, in order; none for an empty one.
   */
  public List<Planned> of(MachineId machine, String line, Span window) {
    var timeline = new Timeline(window);
    List<CalendarEntry> said = said(machine, line);
    List<Turn> turns = turns(said, machine, line, window);
    for (Turn turn : turns) {
      turn.holiday().ifPresent(name -> timeline.paint(turn.shift().span(), _ -> off(name)));
    }
    for (Shift shift : held(turns)) {
      timeline.paint(shift.span(), _ -> new Mark(Planned.Kind.OPEN, shift.name(), shift.name()));
    }
    for (CalendarEntry down : said) {
      if (DOWN.contains(down.kind())) {
        spans(down, window).forEach(span -> timeline.paint(span, mark -> down(mark, down.name())));
      }
    }
    for (Shift extra : overrides(said, window)) {
      timeline.paint(extra.span(), mark -> opened(mark, extra.name()));
    }
    return timeline.pieces();
  }

  private static Mark off(String holiday) {
    return new Mark(Planned.Kind.UNSCHEDULED, "", holiday);
  }

  private static Mark down(Mark before, String name) {
    return before.kind() == Planned.Kind.OPEN
        ? new Mark(Planned.Kind.DOWN, before.shift(), name)
        : before;
  }

  private static Mark opened(Mark before, String name) {
    return new Mark(Planned.Kind.OPEN, before.shift().isEmpty() ? name : before.shift(), name);
  }

  /**
   * The shifts of a machine that overlap a window, each as a whole, in order. Time that an override
   * opens outside of every shift is a shift of the override's name.
   */
  public List<Shift> shifts(MachineId machine, String line, Span window) {
    Span wide = new Span(back(window.from()), window.to().plus(REACH, ChronoUnit.DAYS));
    List<CalendarEntry> said = said(machine, line);
    var shifts = new ArrayList<>(held(turns(said, machine, line, wide)));
    Spans taken = Spans.of(shifts.stream().map(Shift::span).toList());
    for (Shift extra : overrides(said, wide)) {
      for (Span span : Spans.of(extra.span()).minus(taken).list()) {
        shifts.add(new Shift(extra.name(), span));
      }
    }
    return shifts.stream()
        .filter(shift -> overlap(shift.span(), window))
        .sorted(Comparator.comparing(shift -> shift.span().from()))
        .toList();
  }

  private static Instant back(Instant from) {
    return from.minus(REACH, ChronoUnit.DAYS);
  }

  private static boolean overlap(Span one, Span other) {
    Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
    return from.isBefore(one.to()) && from.isBefore(other.to());
  }

  /** The local days that overlap a window, each as a whole: of 23, 24 or 25 hours. */
  public List<Span> days(Span window) {
    var days = new ArrayList<Span>();
    LocalDate day = window.from().atZone(zone).toLocalDate();
    Instant from = day.atStartOfDay(zone).toInstant();
    while (from.isBefore(window.to()) && !window.length().isZero()) {
      day = day.plusDays(1);
      Instant to = day.atStartOfDay(zone).toInstant();
      if (from.isBefore(to)) {
        days.add(new Span(from, to));
      }
      from = to;
    }
    return List.copyOf(days);
  }

  /**
   * The hours of the local clock that overlap a window, each as a whole. Where the clocks are put
   * by half an hour, the hour of the change is in two pieces.
   */
  public List<Span> hours(Span window) {
    var hours = new ArrayList<Span>();
    Instant from = hourOf(window.from());
    while (from.isBefore(window.to()) && !window.length().isZero()) {
      Instant to = nextHour(from);
      hours.add(new Span(from, to));
      from = to;
    }
    return List.copyOf(hours);
  }

  private Instant hourOf(Instant at) {
    Instant hour = fullHour(at);
    var change = zone.getRules().previousTransition(at.plusNanos(1));
    return change != null && change.getInstant().isAfter(hour) ? change.getInstant() : hour;
  }

  private Instant nextHour(Instant at) {
    Instant next = fullHour(at).plus(Duration.ofHours(1));
    var change = zone.getRules().nextTransition(at);
    return change != null && change.getInstant().isBefore(next) ? change.getInstant() : next;
  }

  private Instant fullHour(Instant at) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    return at.atOffset(offset).truncatedTo(ChronoUnit.HOURS).toInstant();
  }

  private List<CalendarEntry> said(MachineId machine, String line) {
    return entries.stream().filter(entry -> entry.covers(machine, line)).toList();
  }

  private List<Turn> turns(List<CalendarEntry> said, MachineId machine, String line, Span window) {
    var turns = new ArrayList<Turn>();
    for (LocalDate day : dates(window)) {
      Optional<String> holiday = holiday(said, day);
      for (CalendarEntry shift : shiftsOf(said, machine, line, day)) {
        if (shift.days().has(day)) {
          turns.add(new Turn(new Shift(shift.name(), shift.hours().on(day, zone)), holiday));
        }
      }
    }
    turns.sort(Comparator.comparing(turn -> turn.shift().span().from()));
    return turns;
  }

  /** The shifts of the closest scope of which any hold on a day, begin on it or not. */
  static List<CalendarEntry> shiftsOf(
      Collection<CalendarEntry> entries, MachineId machine, String line, LocalDate day) {
    for (String scope : List.of(machine.value(), line, CalendarEntry.PLANT)) {
      List<CalendarEntry> shifts =
          entries.stream()
              .filter(entry -> entry.kind() == Kind.SHIFT && entry.scope().equals(scope))
              .filter(entry -> entry.days().valid().has(day))
              .toList();
      if (!shifts.isEmpty()) {
        return shifts;
      }
    }
    return List.of();
  }

  private static Optional<String> holiday(List<CalendarEntry> said, LocalDate day) {
    return said.stream()
        .filter(entry -> entry.kind() == Kind.HOLIDAY && entry.days().has(day))
        .map(CalendarEntry::name)
        .findFirst();
  }

  private static List<Shift> held(List<Turn> turns) {
    return turns.stream().filter(turn -> turn.holiday().isEmpty()).map(Turn::shift).toList();
  }

  /** What overrides open; where several meet, the first of the file has it. */
  private List<Shift> overrides(List<CalendarEntry> said, Span window) {
    var extras = new ArrayList<Shift>();
    Spans taken = Spans.NONE;
    for (CalendarEntry entry : said) {
      if (entry.kind() == Kind.OVERRIDE) {
        Spans mine = Spans.of(spans(entry, window));
        mine.minus(taken).list().forEach(span -> extras.add(new Shift(entry.name(), span)));
        taken = taken.or(mine);
      }
    }
    return extras;
  }

  private List<Span> spans(CalendarEntry entry, Span window) {
    return dates(window).stream()
        .filter(entry.days()::has)
        .map(day -> entry.hours().on(day, zone))
        .toList();
  }

  /** The local dates on which something may begin that reaches into the window. */
  private List<LocalDate> dates(Span window) {
    LocalDate first = back(window.from()).atZone(zone).toLocalDate();
    return first.datesUntil(window.to().atZone(zone).toLocalDate().plusDays(1)).toList();
  }
}
