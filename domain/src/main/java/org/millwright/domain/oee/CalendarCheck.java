package org.millwright.domain.oee;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.millwright.domain.oee.CalendarEntry.Kind;
import org.millwright.domain.oee.CalendarSheet.Said;
import org.millwright.domain.plant.Machine;

/** How the rows of a calendar fit together, week by week and without changes of the clocks. */
final class CalendarCheck {

  private static final int DAY = 24 * 60;
  private static final int WEEK = 7 * DAY;

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
                        + Days.word(day)
                        + " meets \""
                        + earlier.entry().name()
                        + "\" of line "
                        + earlier.row().line()));
  }

  /** The first day of one on which it meets the other. */
  private static Optional<DayOfWeek> meeting(CalendarEntry one, CalendarEntry other) {
    return new TreeSet<>(one.days().ofTheWeek())
        .stream().filter(day -> meets(one, day, other)).findFirst();
  }

  private static boolean meets(CalendarEntry one, DayOfWeek day, CalendarEntry other) {
    int from = minute(day, one);
    return other.days().ofTheWeek().stream()
        .mapToInt(theirs -> minute(theirs, other))
        .anyMatch(theirs ->
            Math.floorMod(theirs - from, WEEK) < one.hours().minutes()
                || Math.floorMod(from - theirs, WEEK) < other.hours().minutes());
  }

  private static int minute(DayOfWeek day, CalendarEntry entry) {
    return day.ordinal() * DAY + entry.hours().minute();
  }

  /** On each of its days, a break must meet a shift of a machine that it covers. */
  void breaksInShifts() {
    for (Said pause : ofKind(Kind.BREAK)) {
      List<CalendarEntry> shifts = shiftsUnder(pause.entry());
      new TreeSet<>(pause.entry().days().ofTheWeek())
          .stream()
              .filter(day -> shifts.stream().noneMatch(shift -> meets(pause.entry(), day, shift)))
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
                              + Days.word(day)
                              + " none does. A break stands on the day on which it begins itself,"
                              + " not on the day of its shift"));
    }
  }

  private List<CalendarEntry> shiftsUnder(CalendarEntry pause) {
    List<CalendarEntry> entries = said.stream().map(Said::entry).toList();
    return machines.stream()
        .filter(machine -> pause.covers(machine.id(), machine.line()))
        .flatMap(machine -> Calendar.shiftsOf(entries, machine.id(), machine.line()).stream())
        .distinct()
        .toList();
  }

  private List<Said> ofKind(Kind kind) {
    return said.stream().filter(row -> row.entry().kind() == kind).toList();
  }
}
