package org.millwright.domain.oee;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;

/**
 * What a machine told on one day, and what people said of it. The machine is heard every second
 * from the first thing it tells, except where it is {@link #silent}. Times are those of the clock
 * on the wall in Berlin: {@code 06:00} is of the day, {@code +01:30} of the next one.
 */
final class Story {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  static final Map<String, String> SHEETS =
      Map.of(
          OeeBook.CALENDAR,
          """
          applies_to,kind,name,days,from,to
          plant,zone,Europe/Berlin,,,
          plant,shift,Early,mon-sun,06:00,14:00
          plant,shift,Late,mon-sun,14:00,22:00
          plant,shift,Night,mon-sun,22:00,06:00
          press-1,shift,Day,mon-fri,06:00,14:00
          plant,break,Early break,mon-sun,10:00,10:30
          plant,holiday,Christmas,2026-12-25/2026-12-26,,
          line-1,override,Urgent order,2026-12-25,08:00,10:00
          """,
          OeeBook.TIME_MODEL,
          """
          state,with_order,without_order
          running,production,production
          setup,setup,setup
          idle,delay,down
          starved,delay,down
          blocked,delay,down
          down,delay,down
          """,
          OeeBook.MACHINES,
          """
          machine,micro_stop_s,silence_s,orders,target,step
          cnc-1,60,10,told,0.85,1
          cnc-2,60,10,assumed,0.85,1
          """,
          OeeBook.CYCLES,
          """
          machine,product,seconds
          cnc-1,,30
          cnc-1,housing,120
          cnc-2,,30
          press-1,housing,30
          """,
          OeeBook.REASONS,
          """
          code,parent,name,element
          breakdown,,Breakdown,
          bearing,breakdown,Bearing,delay
          sensor,breakdown,Sensor,delay
          organisation,,Organisation,
          meeting,organisation,Meeting,planned-down
          no-order,organisation,No order,down
          changeover,organisation,Change of product,setup
          """);

  static final OeeBook BOOK = OeeBook.read(SHEETS, Mill.MACHINES).orThrow();

  private enum Kind {
    STATE,
    PARTS,
    REJECTS
  }

  private record Told(Instant at, Kind kind, long value) {}

  private final LocalDate day;
  private final MachineId machine;
  private final OeeBook book;
  private final List<Told> told = new ArrayList<>();
  private final List<Span> silences = new ArrayList<>();
  private final List<OrderRun> orders = new ArrayList<>();
  private final List<StopReason> reasons = new ArrayList<>();
  private final List<CountCorrection> corrections = new ArrayList<>();

  Story(String day, MachineId machine, OeeBook book) {
    this.day = LocalDate.parse(day);
    this.machine = machine;
    this.book = book;
  }

  static Story of(String day, MachineId machine) {
    return new Story(day, machine, BOOK);
  }

  Instant at(String time) {
    LocalDate date = time.startsWith("+") ? day.plusDays(1) : day;
    LocalTime local = LocalTime.parse(time.startsWith("+") ? time.substring(1) : time);
    return date.atTime(local).atZone(BERLIN).toInstant();
  }

  Span span(String from, String to) {
    return new Span(at(from), at(to));
  }

  Story running(String from) {
    return state(from, MachineState.RUNNING);
  }

  Story setup(String from) {
    return state(from, MachineState.SETUP);
  }

  Story idle(String from) {
    return state(from, MachineState.IDLE);
  }

  Story starved(String from) {
    return state(from, MachineState.STARVED);
  }

  Story blocked(String from) {
    return state(from, MachineState.BLOCKED);
  }

  Story down(String from) {
    return state(from, MachineState.DOWN);
  }

  private Story state(String from, MachineState state) {
    return tells(from, Kind.STATE, state.ordinal());
  }

  /** What the counter of parts shows. */
  Story parts(String at, long shown) {
    return tells(at, Kind.PARTS, shown);
  }

  /** What the counter of rejects shows. */
  Story rejects(String at, long shown) {
    return tells(at, Kind.REJECTS, shown);
  }

  private Story tells(String at, Kind kind, long value) {
    told.add(new Told(at(at), kind, value));
    return this;
  }

  /** Heard last at the beginning and again at the end. */
  Story silent(String from, String to) {
    silences.add(span(from, to));
    return this;
  }

  Story order(String order, String product, String from, @Nullable String to) {
    orders.add(new OrderRun(order, product, at(from), to == null ? null : at(to)));
    return this;
  }

  Story reason(String code, String from, String to) {
    return reason(code, span(from, to), false);
  }

  /** A reason that was given while the machine stood. */
  Story openReason(String code, String from) {
    return reason(code, new Span(at(from), at(from).plus(StopReason.LONGEST)), true);
  }

  private Story reason(String code, Span span, boolean open) {
    Reason reason = book.reasons().of(code).orElseThrow();
    Instant said = span.from().plusSeconds(reasons.size());
    reasons.add(new StopReason(span, open, reason, "ada", "", said));
    return this;
  }

  Story corrected(String from, String to, long scrap, long rework) {
    Span span = span(from, to);
    corrections.add(new CountCorrection(span, scrap, rework, "ada", "found later", span.to()));
    return this;
  }

  /** The report of a window that ends now. */
  Report report(String from, String to) {
    return report(from, to, to);
  }

  /** The report of a window, with all that was told until now. */
  Report report(String from, String to, String now) {
    Span window = span(from, to);
    var entries = new ShiftLog.Entries(orders, reasons, corrections);
    Span needed = Report.needed(window, entries);
    Before before = Before.NOTHING;
    var minutes = new ArrayList<MinuteFacts>();
    for (MinuteFacts minute : minutes(at(now))) {
      if (minute.from() < needed.from().toEpochMilli()) {
        before = before.then(minute);
      } else if (minute.from() < needed.to().toEpochMilli()) {
        minutes.add(minute);
      }
    }
    return Report.of(window, book.terms(machine, needed, entries), before, minutes, at(now));
  }

  private List<MinuteFacts> minutes(Instant now) {
    var books = new TreeMap<Long, MinuteBook>();
    for (int i = 0; i < told.size(); i++) {
      if (!told.get(i).at().isAfter(now)) {
        put(told.get(i), i, book(books, told.get(i).at()));
      }
    }
    Instant first = told.stream().map(Told::at).min(Instant::compareTo).orElse(now);
    for (Instant tick = first; !tick.isAfter(now); tick = tick.plus(Duration.ofSeconds(1))) {
      if (isHeard(tick)) {
        book(books, tick).heard(tick.toEpochMilli());
      }
    }
    return books.values().stream().map(MinuteBook::facts).toList();
  }

  private static MinuteBook book(Map<Long, MinuteBook> books, Instant at) {
    return books.computeIfAbsent(
        Math.floorDiv(at.toEpochMilli(), MinuteFacts.MILLIS), MinuteBook::new);
  }

  private static void put(Told one, int sequence, MinuteBook into) {
    long at = one.at().toEpochMilli();
    switch (one.kind()) {
      case STATE -> into.state(at, 1, sequence, MachineState.values()[(int) one.value()]);
      case PARTS -> into.parts(at, 1, sequence, one.value());
      case REJECTS -> into.rejects(at, 1, sequence, one.value());
    }
  }

  private boolean isHeard(Instant tick) {
    return silences.stream()
        .noneMatch(silence -> tick.isAfter(silence.from()) && tick.isBefore(silence.to()));
  }
}
