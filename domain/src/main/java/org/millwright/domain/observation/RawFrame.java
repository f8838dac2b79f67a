package org.millwright.domain.observation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Value;
import org.millwright.domain.plant.MachineId;

/** A frame as the device gave it, before its tag sheet is applied; see {@link Frame}. */
public record RawFrame(
    MachineId machine,
    FrameId id,
    Instant receivedAt,
    boolean historical,
    List<RawReading> readings) {
  public RawFrame {
    Objects.requireNonNull(machine, "machine");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(receivedAt, "receivedAt");
    readings = List.copyOf(readings);
  }

  /**
   * What is known of a machine whose connection is lost: every signal of its sheet, missing and BAD
   * at {@code receivedAt}.
   */
  public static RawFrame lost(TagSheet sheet, FrameId id, Instant receivedAt) {
    List<RawReading> readings =
        sheet.tags().stream()
            .map(tag -> new RawReading(tag.address(), receivedAt, Value.MISSING, Quality.BAD))
            .toList();
    return new RawFrame(sheet.machine(), id, receivedAt, false, readings);
  }
}
