package org.millwright.routes.normalise;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.Observation;
import org.millwright.domain.observation.RawFrame;
import org.millwright.domain.observation.RawReading;
import org.millwright.domain.observation.Tag;
import org.millwright.domain.observation.TagSheet;
import org.millwright.domain.observation.TagSheets;
import org.millwright.domain.plant.MachineId;
import org.millwright.routes.bus.DeadLetter;

/**
 * Applies the tag sheet in force to a raw frame.
 *
 * <p>The event time is the source's, or the receipt when the source gives none. It is kept even
 * when it lies ahead of the receipt, so that a wrong clock can be seen and judged downstream. An
 * address without a tag becomes one dead letter as long as the sheet is in force, and the rest of
 * the frame goes on. A machine without a sheet becomes a dead letter with every frame, for nothing
 * else would keep its readings.
 */
public final class Normaliser {

  private final TagSheets sheets;
  private final Supplier<StateWords> states;
  private final DeadBand deadBand = new DeadBand();
  private final Map<MachineId, SheetIndex> indexes = new ConcurrentHashMap<>();

  /**
   * @param states the words in force, asked again for each frame
   */
  public Normaliser(TagSheets sheets, Supplier<StateWords> states) {
    this.sheets = sheets;
    this.states = states;
  }

  /** Names, scales and judges each reading. */
  public Normalised normalise(RawFrame raw) {
    Optional<TagSheet> sheet = sheets.of(raw.machine());
    if (sheet.isEmpty()) {
      return new Normalised(Optional.empty(), List.of(withoutSheet(raw)));
    }
    SheetIndex index = index(raw.machine(), sheet.get());
    var reader = new TagReader(states.get());
    var observations = new ArrayList<Observation>(raw.readings().size());
    var letters = new ArrayList<DeadLetter>(0);
    for (RawReading reading : raw.readings()) {
      read(raw, reading, index, reader, observations, letters);
    }
    boolean silent = observations.isEmpty() && !raw.readings().isEmpty();
    return new Normalised(
        silent ? Optional.empty() : Optional.of(frame(raw, observations)), letters);
  }

  private SheetIndex index(MachineId machine, TagSheet sheet) {
    SheetIndex known = indexes.get(machine);
    if (known == null || !known.isOf(sheet)) {
      known = new SheetIndex(sheet);
      indexes.put(machine, known);
    }
    return known;
  }

  private void read(
      RawFrame raw,
      RawReading reading,
      SheetIndex index,
      TagReader reader,
      List<Observation> observations,
      List<DeadLetter> letters) {
    Tag tag = index.at(reading.address());
    if (tag == null) {
      complain(
          raw, reading, index, "no tag at this address; add it to the machine's sheet", letters);
      return;
    }
    TagReader.Read read = reader.read(tag, reading);
    if (read.complaint() != null) {
      complain(raw, reading, index, read.complaint(), letters);
    }
    var observation =
        new Observation(tag.signal(), time(reading.at(), raw), read.value(), read.quality());
    if (raw.historical() || deadBand.passes(raw.machine(), tag, observation)) {
      observations.add(observation);
    }
  }

  private static Instant time(@Nullable Instant at, RawFrame raw) {
    return (at == null ? raw.receivedAt() : at).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Frame frame(RawFrame raw, List<Observation> observations) {
    return new Frame(raw.machine(), raw.id(), raw.receivedAt(), raw.historical(), observations);
  }

  private static void complain(
      RawFrame raw,
      RawReading reading,
      SheetIndex index,
      String complaint,
      List<DeadLetter> letters) {
    if (index.firstComplaint(reading.address() + "\n" + complaint)) {
      String place = raw.machine() + " " + reading.address();
      letters.add(
          letter(raw, "tags/" + raw.machine() + ".csv: " + complaint, place, List.of(reading)));
    }
  }

  private static DeadLetter withoutSheet(RawFrame raw) {
    String sheet = "camel-routes/tags/" + raw.machine() + ".csv";
    return letter(
        raw,
        "machine " + raw.machine() + " has no tag sheet, expected " + sheet,
        raw.machine().value(),
        raw.readings());
  }

  private static DeadLetter letter(
      RawFrame raw, String reason, String place, List<RawReading> readings) {
    var payload = new StringBuilder();
    for (RawReading reading : readings) {
      payload.append(reading.address()).append(" = ").append(reading.value()).append('\n');
    }
    byte[] bytes = payload.toString().getBytes(StandardCharsets.UTF_8);
    return new DeadLetter(raw.id().source(), reason, place, bytes);
  }
}
