package org.millwright.domain.oee;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/**
 * PRI, the planned run time per item of ISO 22400-2, of every machine and product: {@code
 * rules/oee/ideal-cycles.csv}.
 */
public final class Cycles {

  /** No planned run time. */
  public static final Cycles NONE = new Cycles(Map.of());

  private static final Set<String> REQUIRED = Set.of("machine", "product", "seconds");
  private static final Set<String> OPTIONAL = Set.of("remark", Validity.COLUMN);
  private static final String ANY = "";
  private static final double LONGEST = 1e6;
  private static final int DECIMALS = 6;

  /** A planned run time, the days on which it holds, and the line that says so. */
  private record Time(Optional<Duration> planned, Validity valid, int line) {}

  /** The rows of a machine by product; of one product's no two hold on the same day. */
  private final Map<MachineId, Map<String, List<Time>>> times;

  private Cycles(Map<MachineId, Map<String, List<Time>>> times) {
    this.times = Map.copyOf(times);
  }

  /**
   * Reads the sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   * @param machines those of the plant
   */
  public static Checked<Cycles> read(String file, String text, Set<MachineId> machines) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var times = new HashMap<MachineId, Map<String, List<Time>>>();
    for (Row row : sheet.rows()) {
      Optional<MachineId> machine = MachineSheet.machine(row, machines);
      Optional<Validity> valid = Validity.of(row);
      Optional<Duration> planned = time(row);
      if (machine.isPresent() && valid.isPresent()) {
        List<Time> others =
            times
                .computeIfAbsent(machine.get(), _ -> new HashMap<>())
                .computeIfAbsent(row.text("product"), _ -> new ArrayList<>());
        add(row, new Time(planned, valid.get(), row.line()), others);
      }
    }
    return Checked.of(new Cycles(times), sheet.problems());
  }

  private static void add(Row row, Time time, List<Time> others) {
    others.stream()
        .filter(other -> other.valid.meets(time.valid))
        .findFirst()
        .ifPresent(other -> refuse(row, time, other));
    others.add(time);
  }

  private static void refuse(Row row, Time time, Time other) {
    if (time.valid.equals(other.valid)) {
      row.refuse(
          "product", "one row per machine and product; line " + other.line + " has the same");
    } else {
      row.refuse(
          Validity.COLUMN,
          "one row per machine, product and day; line "
              + other.line
              + " holds on some of these days");
    }
  }

  private static Optional<Duration> time(Row row) {
    row.required("seconds");
    OptionalDouble number = row.number("seconds");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double seconds = number.getAsDouble();
    if (seconds > 0 && seconds <= LONGEST) {
      BigDecimal exact = new BigDecimal(row.text("seconds")).stripTrailingZeros();
      if (exact.scale() <= DECIMALS) {
        return Optional.of(Duration.ofNanos(exact.movePointRight(9).longValueExact()));
      }
    }
    row.refuse("seconds", "seconds for one piece, above 0, to the microsecond, such as 8 or 2.35");
    return Optional.empty();
  }

  /**
   * The planned run times per item of a machine, of any moment. A row holds from midnight to
   * midnight of the plant's days; those of the product come before those of any product, and where
   * none of them holds, the latter do.
   *
   * @param zone the plant's
   */
  Pace pace(MachineId machine, ZoneId zone) {
    var lasting = new HashMap<String, Lasting[]>();
    times
        .getOrDefault(machine, Map.of())
        .forEach((product, rows) ->
            lasting.put(
                product, rows.stream().map(row -> Lasting.of(row, zone)).toArray(Lasting[]::new)));
    Lasting[] none = {};
    Lasting[] any = lasting.getOrDefault(ANY, none);
    return (product, at) -> {
      Optional<Duration> own =
          product == null ? Optional.empty() : at(lasting.getOrDefault(product, none), at);
      return own.isPresent() ? own : at(any, at);
    };
  }

  private static Optional<Duration> at(Lasting[] rows, long at) {
    for (Lasting row : rows) {
      if (row.from <= at && at < row.to) {
        return row.planned;
      }
    }
    return Optional.empty();
  }

  /** A planned run time from one moment until another, epoch milliseconds. */
  private record Lasting(long from, long to, Optional<Duration> planned) {

    static Lasting of(Time time, ZoneId zone) {
      LocalDate first = time.valid.first();
      LocalDate last = time.valid.last();
      return new Lasting(
          first.equals(LocalDate.MIN) ? Long.MIN_VALUE : midnight(first, zone),
          last.equals(LocalDate.MAX) ? Long.MAX_VALUE : midnight(last.plusDays(1), zone),
          time.planned);
    }

    private static long midnight(LocalDate day, ZoneId zone) {
      return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }
}
