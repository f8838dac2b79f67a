package org.millwright.domain.oee;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.oee.CalendarEntry.Kind;
import org.millwright.domain.plant.Machine;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** Reads the calendar; {@link CalendarCheck} then looks at how its rows fit together. */
final class CalendarSheet {

  private static final Set<String> REQUIRED =
      Set.of("applies_to", "kind", "name", "days", "from", "to");
  private static final Set<String> OPTIONAL = Set.of("remark", Validity.COLUMN);

  private static final String WEEKDAYS = "days of the week, such as mon-fri, sat or mon,wed,fri";
  private static final String DATES =
      "a date such as 2026-12-24, or the first and the last, such as 2026-12-24/2026-12-26";

  /** A row that was understood. */
  record Said(Row row, CalendarEntry entry) {}

  private final Sheet sheet;
  private final Collection<Machine> machines;
  private final Set<String> scopes;
  private final List<Said> said = new ArrayList<>();
  private final Map<List<String>, List<Said>> alike = new HashMap<>();
  private @Nullable ZoneId zone;
  private int zoneLine;
  private boolean shiftsUnderstood = true;

  private CalendarSheet(Sheet sheet, Collection<Machine> machines) {
    this.sheet = sheet;
    this.machines = machines;
    this.scopes = new TreeSet<>();
    for (Machine machine : machines) {
      scopes.add(machine.line());
      scopes.add(machine.id().value());
    }
  }

  static Checked<Calendar> read(String file, String text, Collection<Machine> machines) {
    var reading = new CalendarSheet(Sheet.parse(file, text, REQUIRED, OPTIONAL), machines);
    reading.sheet.rows().forEach(reading::row);
    return reading.checked(file);
  }

  private Checked<Calendar> checked(String file) {
    var check = new CalendarCheck(said, machines);
    check.shiftsApart();
    if (shiftsUnderstood) {
      check.breaksInShifts();
    }
    var problems = new ArrayList<Problem>();
    if (zoneLine == 0) {
      problems.add(
          Problem.ofFile(file, "no row of kind zone", "one, such as plant,zone,Europe/Berlin,,,,"));
    }
    if (shiftsUnderstood && said.stream().noneMatch(row -> row.entry().kind() == Kind.SHIFT)) {
      problems.add(
          Problem.ofFile(
              file,
              "no row of kind shift",
              "at least one, such as plant,shift,Early,mon-fri,06:00,14:00,"));
    }
    problems.addAll(sheet.problems());
    return zone == null || !problems.isEmpty()
        ? new Checked.Refused<>(problems)
        : new Checked.Sound<>(new Calendar(zone, said.stream().map(Said::entry).toList()));
  }

  private void row(Row row) {
    if (row.text("kind").equals("zone")) {
      zone(row);
      return;
    }
    Optional<Kind> kind =
        row.word("kind", Kind::of, "zone, shift, break, maintenance, holiday or override");
    boolean known = scope(row);
    boolean named = !row.required("name").isEmpty();
    Optional<CalendarEntry> entry = kind.flatMap(what -> entry(row, what));
    if (entry.isPresent() && known && named && once(new Said(row, entry.get()))) {
      said.add(new Said(row, entry.get()));
    } else if (kind.isEmpty() || kind.get() == Kind.SHIFT) {
      shiftsUnderstood = false;
    }
  }

  private void zone(Row row) {
    if (zoneLine > 0) {
      row.refuse("kind", "one zone; line " + zoneLine + " has it already");
      return;
    }
    zoneLine = row.line();
    String name = row.text("name");
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      zone = ZoneId.of(name);
    } else {
      row.refuse("name", "a time zone of the IANA list, such as Europe/Berlin");
    }
    if (!row.text("applies_to").equals(CalendarEntry.PLANT)) {
      row.refuse("applies_to", "plant: a plant has one zone");
    }
    for (String column : List.of("days", "from", "to", Validity.COLUMN)) {
      blank(row, column, "nothing, for a zone");
    }
  }

  private boolean scope(Row row) {
    String scope = row.text("applies_to");
    boolean known = scope.equals(CalendarEntry.PLANT) || scopes.contains(scope);
    if (!known) {
      row.refuse(
          "applies_to",
          "plant, a line or a machine of camel-routes/machines.csv: " + String.join(", ", scopes));
    }
    return known;
  }

  private boolean once(Said one) {
    Row row = one.row();
    List<Said> others =
        alike.computeIfAbsent(
            Stream.of("applies_to", "kind", "days", "from", "to").map(row::text).toList(),
            _ -> new ArrayList<>());
    Validity valid = one.entry().days().valid();
    Optional<Said> first =
        others.stream().filter(other -> other.entry().days().valid().meets(valid)).findFirst();
    first.ifPresent(other ->
        row.refuse("kind", "each row once; line " + other.row().line() + " says the same"));
    others.add(one);
    return first.isEmpty();
  }

  private static Optional<CalendarEntry> entry(Row row, Kind kind) {
    Optional<Days> days = days(row, kind).flatMap(all -> valid(row, kind, all));
    Optional<Hours> hours =
        switch (kind) {
          case SHIFT, BREAK, OVERRIDE -> hours(row);
          case MAINTENANCE -> wholeDays(row) ? Optional.of(Hours.WHOLE_DAY) : hours(row);
          case HOLIDAY -> noHours(row);
        };
    return days.isEmpty() || hours.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CalendarEntry(
                kind, row.text("applies_to"), row.text("name"), days.get(), hours.get()));
  }

  private static Optional<Days> days(Row row, Kind kind) {
    return switch (kind) {
      case SHIFT -> row.word("days", Days::weekly, WEEKDAYS);
      case BREAK, MAINTENANCE -> row.word("days", Days::of, WEEKDAYS + "; or " + DATES);
      case HOLIDAY, OVERRIDE -> row.word("days", Days::dates, DATES);
    };
  }

  private static Optional<Days> valid(Row row, Kind kind, Days days) {
    if (days instanceof Days.Weekly weekly && kind != Kind.MAINTENANCE) {
      return Validity.of(row).map(valid -> new Days.Weekly(weekly.days(), valid));
    }
    return blank(row, Validity.COLUMN, "nothing: only weekly shifts and breaks hold for some time")
        ? Optional.of(days)
        : Optional.empty();
  }

  private static boolean wholeDays(Row row) {
    return row.text("from").isEmpty() && row.text("to").isEmpty();
  }

  private static Optional<Hours> noHours(Row row) {
    boolean none = blank(row, "from", "nothing: a holiday is a whole day");
    none &= blank(row, "to", "nothing: a holiday is a whole day");
    return none ? Optional.of(Hours.WHOLE_DAY) : Optional.empty();
  }

  private static boolean blank(Row row, String column, String expected) {
    boolean blank = row.text(column).isEmpty();
    if (!blank) {
      row.refuse(column, expected);
    }
    return blank;
  }

  private static Optional<Hours> hours(Row row) {
    Optional<LocalTime> from =
        row.word("from", Hours::begin, "a local time from 00:00 to 23:59, such as 06:00");
    Optional<LocalTime> to =
        row.word("to", Hours::end, "a local time from 00:00 to 24:00, such as 14:00");
    if (from.isPresent() && row.text("from").equals(row.text("to"))) {
      row.refuse("to", "another time than \"from\"; a whole day is from 00:00 to 24:00");
      return Optional.empty();
    }
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Hours(from.get(), to.get()));
  }
}
