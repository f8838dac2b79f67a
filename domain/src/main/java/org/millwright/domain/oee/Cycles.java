package org.millwright.domain.oee;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  private static final Set<String> OPTIONAL = Set.of("remark");
  private static final String ANY = "";
  private static final double LONGEST = 1e6;
  private static final int DECIMALS = 6;

  private record Piece(MachineId machine, String product) {}

  private final Map<Piece, Duration> times;

  private Cycles(Map<Piece, Duration> times) {
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
    var times = new HashMap<Piece, Duration>();
    var lines = new HashMap<Piece, Integer>();
    for (Row row : sheet.rows()) {
      Optional<Piece> piece =
          MachineSheet.machine(row, machines).map(id -> new Piece(id, row.text("product")));
      Integer first = piece.map(key -> lines.putIfAbsent(key, row.line())).orElse(null);
      if (first != null) {
        row.refuse("product", "one row per machine and product; line " + first + " has the same");
      }
      Optional<Duration> time = time(row);
      piece.ifPresent(key -> time.ifPresent(value -> times.put(key, value)));
    }
    return Checked.of(new Cycles(times), sheet.problems());
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
   * The planned run time per item.
   *
   * @param product null when it is not known what is made
   * @return the product's own, else that of any product of the machine; empty when neither is there
   */
  public Optional<Duration> of(MachineId machine, @Nullable String product) {
    return Optional.ofNullable(product)
        .map(name -> times.get(new Piece(machine, name)))
        .or(() -> Optional.ofNullable(times.get(new Piece(machine, ANY))));
  }
}
