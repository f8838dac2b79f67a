package org.millwright.domain.oee;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The days of a row of the calendar. */
sealed interface Days {

  /** True when the day is one of them. */
  boolean has(LocalDate day);

  /** The days of the week among them. */
  Set<DayOfWeek> ofTheWeek();

  /** When the row that names them holds. */
  Validity valid();

  /** Every week on these days, as long as the row holds. */
  record Weekly(Set<DayOfWeek> days, Validity valid) implements Days {
    @Override
    public boolean has(LocalDate day) {
      return days.contains(day.getDayOfWeek()) && valid.has(day);
    }

    @Override
    public Set<DayOfWeek> ofTheWeek() {
      return days;
    }
  }

  /** From the first to the last, both included. */
  record Dates(LocalDate first, LocalDate last) implements Days {
    @Override
    public boolean has(LocalDate day) {
      return !day.isBefore(first) && !day.isAfter(last);
    }

    @Override
    public Validity valid() {
      return Validity.ALWAYS;
    }

    @Override
    public Set<DayOfWeek> ofTheWeek() {
      var days = EnumSet.noneOf(DayOfWeek.class);
      LocalDate end = first.plusDays(6).isBefore(last) ? first.plusDays(6) : last;
      for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(1)) {
        days.add(day.getDayOfWeek());
      }
      return days;
    }
  }

  /** Days of the week: {@code mon-fri}, {@code sat}, {@code mon,wed,fri}; each at most once. */
  static Optional<Days> weekly(String text) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",", -1)) {
      List<DayOfWeek> some = range(part.strip());
      for (DayOfWeek day : some) {
        if (!days.add(day)) {
          return Optional.empty();
        }
      }
      if (some.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(new Weekly(days, Validity.ALWAYS));
  }

  /** Dates: {@code 2026-12-24}, or the first and the last, {@code 2026-12-24/2026-12-26}. */
  static Optional<Days> dates(String text) {
    int slash = text.indexOf('/');
    try {
      LocalDate first = LocalDate.parse(slash < 0 ? text : text.substring(0, slash));
      LocalDate last = slash < 0 ? first : LocalDate.parse(text.substring(slash + 1));
      return last.isBefore(first) ? Optional.empty() : Optional.of(new Dates(first, last));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Either. */
  static Optional<Days> of(String text) {
    return weekly(text).or(() -> dates(text));
  }

  /** The word of a day, such as {@code mon}. */
  static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static List<DayOfWeek> range(String text) {
    int hyphen = text.indexOf('-');
    if (hyphen < 0) {
      return day(text).map(List::of).orElseGet(List::of);
    }
    Optional<DayOfWeek> first = day(text.substring(0, hyphen));
    Optional<DayOfWeek> last = day(text.substring(hyphen + 1));
    if (first.isEmpty() || last.isEmpty() || first.equals(last)) {
      return List.of();
    }
    int steps = Math.floorMod(last.get().getValue() - first.get().getValue(), 7);
    return IntStream.rangeClosed(0, steps).mapToObj(first.get()::plus).toList();
  }

  private static Optional<DayOfWeek> day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word(day).equals(text)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }
}
