package org.millwright.domain.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Checked;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;

/** All tags of one machine: {@code camel-routes/tags/<machine>.csv}. */
public record TagSheet(MachineId machine, List<Tag> tags) {

  private static final Set<String> REQUIRED = Set.of("signal", "address", "type");
  private static final Set<String> OPTIONAL =
      Set.of(
          "unit",
          "scale",
          "offset",
          "deadband",
          "stale_after_s",
          "report",
          "low",
          "high",
          "owner",
          "remark");

  public TagSheet {
    Objects.requireNonNull(machine, "machine");
    tags = List.copyOf(tags);
  }

  /** The tag at a device's address. */
  public Optional<Tag> at(String address) {
    return tags.stream().filter(tag -> tag.address().equals(address)).findFirst();
  }

  /** The tag of a signal. */
  public Optional<Tag> of(SignalName signal) {
    return tags.stream().filter(tag -> tag.signal().equals(signal)).findFirst();
  }

  /**
   * Reads a sheet, or says everything that is wrong with it.
   *
   * @param file the path that problems carry
   */
  public static Checked<TagSheet> parse(MachineId machine, String file, String text) {
    Sheet sheet = Sheet.parse(file, text, REQUIRED, OPTIONAL);
    var tags = new ArrayList<Tag>();
    var lineOfSignal = new HashMap<String, Integer>();
    var lineOfAddress = new HashMap<String, Integer>();
    for (Row row : sheet.rows()) {
      once(row, "signal", lineOfSignal);
      once(row, "address", lineOfAddress);
      int before = sheet.problems().size();
      Optional<Tag> tag = tag(row);
      if (sheet.problems().size() == before) {
        tag.ifPresent(tags::add);
      }
    }
    return Checked.of(new TagSheet(machine, tags), sheet.problems());
  }

  private static void once(Row row, String column, Map<String, Integer> lines) {
    Integer first = lines.putIfAbsent(row.required(column), row.line());
    if (first != null) {
      row.refuse(column, "each " + column + " once; it stands in line " + first + " already");
    }
  }

  private static Optional<Tag> tag(Row row) {
    var signal =
        row.word(
            "signal", SignalName::of, "lower-case words with hyphens, such as oil-temperature");
    var type = row.word("type", Tag.Type::of, "number, counter, state or text");
    var unit = row.word("unit", Unit::of, "one of " + Unit.symbols() + ", or nothing");
    double scale = row.number("scale", 1);
    if (scale == 0) {
      row.refuse("scale", "a number other than 0");
    }
    double deadband = row.number("deadband", 0);
    if (deadband < 0) {
      row.refuse("deadband", "0 or more");
    }
    Optional<Duration> staleAfter =
        row.text("stale_after_s").isEmpty()
            ? Optional.empty()
            : Optional.of(row.seconds("stale_after_s", Duration.ofSeconds(1)));
    boolean neverFresh = staleAfter.filter(Duration::isZero).isPresent();
    if (neverFresh) {
      row.refuse("stale_after_s", "seconds above 0");
    }
    var report = row.word("report", TagSheet::report, "always or change, or nothing for always");
    var low = row.number("low");
    var high = row.number("high");
    if (low.isPresent() && high.isPresent() && low.getAsDouble() >= high.getAsDouble()) {
      row.refuse("low", "a value below \"high\", which is " + row.text("high"));
    }
    if (signal.isEmpty()
        || type.isEmpty()
        || unit.isEmpty()
        || scale == 0
        || deadband < 0
        || neverFresh
        || report.isEmpty()
        || row.text("address").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tag(
            signal.get(),
            row.text("address"),
            type.get(),
            unit.get(),
            scale,
            row.number("offset", 0),
            deadband,
            staleAfter,
            report.get(),
            low,
            high,
            row.text("owner"),
            row.place()));
  }

  private static Optional<Tag.Report> report(String word) {
    return word.isEmpty() ? Optional.of(Tag.Report.ALWAYS) : Tag.Report.of(word);
  }
}
