package org.millwright.connectors.kafka;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.domain.measure.Quality;
import org.millwright.domain.measure.Unit;
import org.millwright.domain.measure.Value;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.observation.SignalName;
import org.millwright.domain.plant.MachineId;
import org.millwright.domain.plant.MachineState;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Machine snapshots as CloudEvents. They are written often, so they are written field by field.
 * Safe for several threads.
 */
public final class SnapshotEvents {

  static final String TYPE = "org.millwright.machine.snapshot";

  private static final String ONE_OF_UNITS = "one of " + Unit.symbols();

  /** Names met so far are not checked again. */
  private final Names names = new Names();

  /** The record's value for a snapshot. */
  public byte[] encode(MachineSnapshot snapshot) {
    var bytes = new ByteArrayOutputStream(256 + 160 * snapshot.signals().size());
    try (JsonGenerator out = CloudEvent.JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringProperty("specversion", "1.0");
      out.writeStringProperty("id", snapshot.machine() + "/" + snapshot.at());
      out.writeStringProperty("source", "/millwright/stream");
      out.writeStringProperty("type", TYPE);
      out.writeStringProperty("subject", snapshot.machine().value());
      out.writeStringProperty("time", snapshot.at().toString());
      out.writeStringProperty("datacontenttype", "application/json");
      out.writeObjectPropertyStart("data");
      write(out, snapshot);
      out.writeEndObject();
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, MachineSnapshot snapshot) {
    out.writeStringProperty("machine", snapshot.machine().value());
    out.writeStringProperty("at", snapshot.at().toString());
    out.writeStringProperty("state", snapshot.state().word());
    out.writeStringProperty("stateSince", snapshot.stateSince().toString());
    out.writeBooleanProperty("connected", snapshot.connected());
    out.writeStringProperty("lastSeenAt", snapshot.lastSeen().toString());
    out.writeNumberProperty("lagSeconds", seconds(snapshot.lag()));
    out.writeArrayPropertyStart("signals");
    var times = new Times();
    for (MachineSnapshot.Signal signal : snapshot.signals()) {
      write(out, signal, times.text(signal.at()));
    }
    out.writeEndArray();
    out.writeObjectPropertyStart("totals");
    snapshot.totals().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(total -> out.writeNumberProperty(total.getKey().value(), total.getValue()));
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, MachineSnapshot.Signal signal, String at) {
    out.writeStartObject();
    out.writeStringProperty("name", signal.name().value());
    switch (signal.value()) {
      case Value.Number number -> out.writeNumberProperty("value", number.value());
      case Value.Text text -> out.writeStringProperty("value", text.value());
      case Value.Missing _ -> out.writeNullProperty("value");
    }
    out.writeStringProperty("unit", signal.unit().symbol());
    out.writeStringProperty("at", at);
    out.writeStringProperty("quality", signal.quality().word());
    out.writeNumberProperty("ageSeconds", seconds(signal.age()));
    out.writeBooleanProperty("stale", signal.stale());
    out.writeEndObject();
  }

  /**
   * What a record says.
   *
   * @throws UnreadableRecord saying which field is wrong
   */
  public MachineSnapshot decode(byte[] bytes) {
    CloudEvent event = CloudEvent.of(bytes);
    if (!event.type().equals(TYPE)) {
      throw new UnreadableRecord("type: found \"" + event.type() + "\", expected \"" + TYPE + "\"");
    }
    JsonObject data = new JsonObject("data", event.data());
    Instant at = data.instant("at");
    return new MachineSnapshot(
        data.word("machine", MachineId::of, "a machine's id"),
        at,
        data.word("state", MachineState::of, "a machine's state, such as running"),
        data.instant("stateSince"),
        data.flag("connected"),
        data.instant("lastSeenAt"),
        duration(data.number("lagSeconds")),
        signals(data),
        totals(data));
  }

  private List<MachineSnapshot.Signal> signals(JsonObject data) {
    var signals = new ArrayList<MachineSnapshot.Signal>();
    var times = new Times();
    for (JsonObject signal : data.children("signals")) {
      signals.add(
          new MachineSnapshot.Signal(
              signal.word("name", names::known, "a signal's name"),
              value(signal),
              signal.word("unit", Unit::of, ONE_OF_UNITS),
              times.of(signal, "at"),
              signal.word("quality", Quality::of, "good, uncertain or bad"),
              duration(signal.number("ageSeconds")),
              signal.flag("stale")));
    }
    return signals;
  }

  /** The signals of a frame have one time: it is made and read once. */
  private static final class Times {
    private Instant last = Instant.EPOCH;
    private String text = Instant.EPOCH.toString();

    String text(Instant at) {
      if (!at.equals(last)) {
        last = at;
        text = at.toString();
      }
      return text;
    }

    Instant of(JsonObject signal, String field) {
      String found = signal.text(field);
      if (!found.equals(text)) {
        last = signal.instant(field);
        text = found;
      }
      return last;
    }
  }

  private static Value value(JsonObject signal) {
    JsonNode value = signal.node().path("value");
    if (value.isNumber()) {
      return Value.of(value.doubleValue());
    }
    return value.isNull() ? Value.MISSING : Value.of(signal.text("value"));
  }

  private static Map<SignalName, Long> totals(JsonObject data) {
    var totals = new HashMap<SignalName, Long>();
    JsonObject counted = data.child("totals");
    for (String name : counted.node().propertyNames()) {
      totals.put(new SignalName(name), (long) counted.number(name));
    }
    return totals;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
