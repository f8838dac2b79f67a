package org.millwright.domain.oee;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.millwright.domain.oee.CalendarEntry.Kind;
import org.millwright.domain.oee.CalendarSheet.Said;
import org.millwright.domain.plant.Machine;

/** How the rows of a calendar fit together, day by day and without changes of the clocks. */
final class CalendarCheck {

  private static final int DAY = 24 * 60;
  private static final LocalDate A_MONDAY = LocalDate.of(2026, 1, 5);

  private final List<Said> said;
  private final Collection<Machine> machines;

  CalendarCheck(List<Said> said, Collection<Machine> machines) {
    this.said = said;
    this.machines = machines;
  }

  /** Shifts of one scope must not meet. */
  void shiftsApart() {
    List<Said> shifts = ofKind(Kind.SHIFT);
    for (int late = 1; late < shifts.size(); late++) {
      for (Said earlier : shifts.subList(0, late)) {
        apart(earlier, shifts.get(late));
      }
    }
  }

  private static void apart(Said earlier, Said later) {
    if (!earlier.entry().scope().equals(later.entry().scope())) {
      return;
    }
    meeting(later.entry(), earlier.entry())
        .ifPresent(day ->
            later
                .row()
                .refuse(
                    "from",
                    "shifts that do not overlap; the one of "
                        + word(day, List.of(later.entry(), earlier.entry()))
                        + " meets \""
                        + earlier.entry().name()
                        + "\" of line "
                        + earlier.row().line()));
  }

  /** The first day of one on which it meets the other. */
  private static Optional<LocalDate> meeting(CalendarEntry one, CalendarEntry other) {
    return days(List.of(one, other))
        .filter(day -> one.days().has(day))
        .filter(day -> around(day).anyMatch(theirs -> meets(one, day, other, theirs)))
        .findFirst();
  }

  private static boolean meets(
      CalendarEntry one, LocalDate day, CalendarEntry other, LocalDate theirs) {
    long mine = minute(day, one);
    long its = minute(theirs, other);
    return other.days().has(theirs)
        && mine < its + other.hours().minutes()
        && its < mine + one.hours().minutes();
  }

  private static long minute(LocalDate day, CalendarEntry entry) {
    return day.toEpochDay() * DAY + entry.hours().minute();
  }

  /** The days on which something may begin that meets what begins on this one. */
  private static Stream<LocalDate> around(LocalDate day) {
    return Stream.of(day.minusDays(1), day, day.plusDays(1));
  }

  /**
   * Days enough to see all that rows do together: a fortnight from a Monday on which none of them
   * has begun or ended, and one around each day on which one does.
   */
  private static Stream<LocalDate> days(Collection<CalendarEntry> entries) {
    var days = new TreeSet<LocalDate>();
    TreeSet<LocalDate> changes = changes(entries);
    LocalDate calm = changes.isEmpty() ? A_MONDAY : changes.first().minusWeeks(4);
    fortnight(calm.with(DayOfWeek.MONDAY)).forEach(days::add);
    changes.forEach(change -> fortnight(change.minusDays(2)).forEach(days::add));
    return days.stream();
  }

  private static Stream<LocalDate> fortnight(LocalDate from) {
    return from.datesUntil(from.plusDays(16));
  }

  /** The days on which rows begin to hold or hold no longer, and the first ones of dates. */
  private static TreeSet<LocalDate> changes(Collection<CalendarEntry> entries) {
    var changes = new TreeSet<LocalDate>();
    for (CalendarEntry entry : entries) {
      Validity valid = entry.days().valid();
      if (!valid.first().equals(LocalDate.MIN)) {
        changes.add(valid.first());
      }
      if (!valid.last().equals(LocalDate.MAX)) {
        changes.add(valid.last().plusDays(1));
      }
      if (entry.days() instanceof Days.Dates dates) {
        changes.add(dates.first());
      }
    }
    return changes;
  }

  /** The day of the week, or the day itself where it matters of which week it is. */
  private static String word(LocalDate day, Collection<CalendarEntry> entries) {
    return entries.stream().allMatch(entry -> entry.days().valid().equals(Validity.ALWAYS))
        ? Days.word(day.getDayOfWeek())
        : day.toString();
  }

  /** On each of its days, a break must meet a shift of a machine that it covers. */
  void breaksInShifts() {
    for (Said pause : ofKind(Kind.BREAK)) {
      List<CalendarEntry> entries = withShifts(pause.entry());
      days(entries)
          .filter(day -> pause.entry().days().has(day))
          .filter(day -> around(day).noneMatch(theirs -> runs(pause.entry(), day, theirs)))
          .findFirst()
          .ifPresent(day ->
              pause
                  .row()
                  .refuse(
                      "days",
                      "days on which a shift runs from "
                          + pause.row().text("from")
                          + " to "
                          + pause.row().text("to")
                          + "; on "
                          + word(day, entries)
                          + " none does. A break stands on the day on which it begins itself,"
                          + " not on the day of its shift"));
    }
  }

  /** True when a shift that begins on the other day runs in the break. */
  private boolean runs(CalendarEntry pause, LocalDate day, LocalDate theirs) {
    List<CalendarEntry> shifts = ofKind(Kind.SHIFT).stream().map(Said::entry).toList();
    return machines.stream()
        .filter(machine -> pause.covers(machine.id(), machine.line()))
        .flatMap(
            machine -> Calendar.shiftsOf(shifts, machine.id(), machine.line(), theirs).stream())
        .anyMatch(shift -> meets(pause, day, shift, theirs));
  }

  private List<CalendarEntry> withShifts(CalendarEntry pause) {
    return Stream.concat(Stream.of(pause), ofKind(Kind.SHIFT).stream().map(Said::entry)).toList();
  }

  private List<Said> ofKind(Kind kind) {
    return said.stream().filter(row -> row.entry().kind() == kind).toList();
  }
}
