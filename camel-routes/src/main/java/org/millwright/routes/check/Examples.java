package org.millwright.routes.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.FrameId;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.sheet.Problem;
import org.millwright.domain.sheet.Row;
import org.millwright.domain.sheet.Sheet;
import org.millwright.routes.files.OwnersFiles;
import org.millwright.routes.files.Plant;
import org.millwright.routes.normalise.Normalised;
import org.millwright.routes.normalise.Normaliser;

/**
 * Runs the examples beside the tag sheets, {@code camel-routes/examples/<machine>.csv}: each row is
 * a raw reading and the observation that comes of it. The rows of a file follow each other, {@code
 * after_s} seconds after the beginning, so that an example can show a dead-band.
 */
final class Examples {

  private static final Set<String> REQUIRED = Set.of("address", "raw", "signal", "value");
  private static final Set<String> OPTIONAL = Set.of("after_s", "raw_quality", "quality", "remark");

  /** In the column {@code value}: the dead-band holds the reading back. */
  private static final String HELD = "held";

  private static final String MISSING = "missing";
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final MachineId machine;
  private final TagSheet sheet;
  private final Normaliser normaliser;
  private long sequence;

  private Examples(TagSheet sheet, Plant plant) {
    this.machine = sheet.machine();
    this.sheet = sheet;
    this.normaliser = new Normaliser(plant.tagSheets(), plant::states);
  }

  static void check(OwnersFiles files, Plant plant, List<Problem> problems) {
    files
        .texts()
        .tailMap(OwnersFiles.EXAMPLES)
        .forEach((path, text) -> {
          if (path.startsWith(OwnersFiles.EXAMPLES)) {
            String name =
                path.substring(OwnersFiles.EXAMPLES.length(), path.length() - ".csv".length());
            Sheet rows = Sheet.parse(path, text, REQUIRED, OPTIONAL);
            MachineId.of(name)
                .map(plant.sheets()::get)
                .ifPresent(tags -> new Examples(tags, plant).run(rows));
            problems.addAll(rows.problems());
          }
        });
  }

  private void run(Sheet rows) {
    for (Row row : rows.rows()) {
      int before = rows.problems().size();
      RawReading reading = reading(row, isText(row.text("address")));
      var signal = row.word("signal", SignalName::of, "a signal of the tag sheet");
      row.required("value");
      if (rows.problems().size() == before && signal.isPresent()) {
        compare(row, signal.get(), reading);
      }
    }
  }

  private boolean isText(String address) {
    return sheet.at(address).filter(tag -> tag.type() == Tag.Type.TEXT).isPresent();
  }

  private static RawReading reading(Row row, boolean text) {
    Instant at = BEGIN.plus(row.seconds("after_s", Duration.ZERO));
    String raw = row.text("raw");
    Value value =
        raw.isEmpty()
            ? Value.MISSING
            : text ? Value.of(raw) : number(raw).orElseGet(() -> Value.of(raw));
    Quality quality = quality(row, "raw_quality");
    return new RawReading(
        row.required("address"), at, value, raw.isEmpty() ? Quality.BAD : quality);
  }

  private static Optional<Value> number(String raw) {
    return raw.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")
        ? Optional.of(Value.of(Double.parseDouble(raw)))
        : Optional.empty();
  }

  private static Quality quality(Row row, String column) {
    String text = row.text(column).isEmpty() ? Quality.GOOD.word() : row.text(column);
    return row.word(
            column,
            _ -> Stream.of(Quality.values()).filter(q -> q.word().equals(text)).findFirst(),
            "good, uncertain or bad")
        .orElse(Quality.GOOD);
  }

  private void compare(Row row, SignalName signal, RawReading reading) {
    var raw =
        new RawFrame(
            machine,
            new FrameId("example:" + machine, 0, sequence++),
            BEGIN,
            false,
            List.of(reading));
    Normalised given = normaliser.normalise(raw);
    if (!given.letters().isEmpty()) {
      row.refuse("raw", "what the sheet can read; " + given.letters().getFirst().reason());
      return;
    }
    Optional<Observation> observation = given.frame().map(frame -> frame.observations().getFirst());
    if (observation.isEmpty()) {
      if (!row.text("value").equals(HELD)) {
        row.refuse("value", HELD + ", for the dead-band holds it back");
      }
      return;
    }
    compare(row, signal, observation.get());
  }

  private static void compare(Row row, SignalName signal, Observation observation) {
    if (!observation.signal().equals(signal)) {
      row.refuse("signal", observation.signal() + ", as the tag sheet has it");
    } else if (!same(row.text("value"), observation.value())) {
      row.refuse("value", observation.value() + ", as the tag sheet gives it");
    } else if (observation.quality() != expectedQuality(row)) {
      row.refuse("quality", observation.quality().word() + ", as the tag sheet gives it");
    }
  }

  private static Quality expectedQuality(Row row) {
    boolean missing = row.text("value").equals(MISSING) && row.text("quality").isEmpty();
    return missing ? Quality.BAD : quality(row, "quality");
  }

  /** Numbers are the same when they differ by less than a billionth of the expected one. */
  private static boolean same(String expected, Value value) {
    return switch (value) {
      case Value.Missing _ -> expected.equals(MISSING);
      case Value.Text(String text) -> expected.equals(text);
      case Value.Number(double found) ->
          number(expected)
              .map(number -> ((Value.Number) number).value())
              .filter(number -> Math.abs(number - found) <= 1e-9 * Math.max(1, Math.abs(number)))
              .isPresent();
    };
  }
}
