package org.millwright.twin.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.millwright.twin.plant.Fault;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.FaultOrder;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.plant.Sensor;

/** {@code GET /faults} (the kinds), {@code POST /faults} and {@code DELETE /faults/ID}. */
final class FaultRoutes {
  private static final String SENSORS =
      Arrays.stream(Sensor.values()).map(Sensor::signalName).collect(Collectors.joining(", "));

  private final Plant plant;

  FaultRoutes(Plant plant) {
    this.plant = plant;
  }

  void addTo(Routes routes) {
    routes
        .on("GET /faults", request -> Reply.json(200, kinds()))
        .on("POST /faults", request -> Reply.json(201, fault(inject(request))))
        .on("DELETE /faults/*", request -> withdraw(request.variable()));
  }

  /** A fault as others see it. */
  static ObjectNode fault(Fault fault) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", fault.id());
    json.put("machine", fault.order().machine());
    json.put("kind", fault.kind().id());
    json.put("active", fault.active());
    json.put("startsAtSimulatedSeconds", fault.startsAt().toMillis() / 1000.0);
    fault.endsAt().ifPresent(end -> json.put("endsAtSimulatedSeconds", end.toMillis() / 1000.0));
    if (fault.kind().parameters().contains("signal")) {
      json.put("signal", fault.order().sensor().signalName());
    }
    if (fault.kind().parameters().contains("seconds")) {
      json.put("seconds", fault.order().skew().toMillis() / 1000.0);
    }
    return json;
  }

  private static ArrayNode kinds() {
    ArrayNode kinds = JsonNodeFactory.instance.arrayNode();
    for (FaultKind kind : FaultKind.values()) {
      ObjectNode json = kinds.addObject();
      json.put("kind", kind.id());
      json.put("description", kind.description());
      ObjectNode parameters = json.putObject("parameters");
      parameters.put("machine", "id of a machine; required");
      parameters.put("after", "seconds or ISO 8601 duration from now; default 0");
      parameters.put("for", "seconds or ISO 8601 duration; default: until repaired or withdrawn");
      if (kind.parameters().contains("signal")) {
        parameters.put("signal", "one of " + SENSORS + "; default vibration");
      }
      if (kind.parameters().contains("seconds")) {
        parameters.put("seconds", "by how much the clock is fast; negative: slow; default 30");
      }
    }
    return kinds;
  }

  private Fault inject(Request request) throws IOException {
    JsonFields fields = request.fields("machine", "kind", "after", "for", "signal", "seconds");
    String machines = "one of " + String.join(", ", plant.machineIds());
    String machine = fields.text("machine", machines);
    if (!plant.machineIds().contains(machine)) {
      throw Problem.badField("machine", "\"" + machine + "\"", machines);
    }
    FaultKind kind = kind(fields.text("kind", "one of " + FaultKind.names()));
    FaultOrder usual = FaultOrder.of(machine, kind);
    return plant.inject(
        new FaultOrder(
            machine,
            kind,
            fields.duration("after").orElse(usual.after()),
            fields.duration("for"),
            sensor(fields, kind).orElse(usual.sensor()),
            skew(fields, kind).orElse(usual.skew())));
  }

  private static FaultKind kind(String id) {
    return FaultKind.named(id)
        .orElseThrow(
            () -> Problem.badField("kind", "\"" + id + "\"", "one of " + FaultKind.names()));
  }

  private static Optional<Sensor> sensor(JsonFields fields, FaultKind kind) {
    Optional<String> name = fields.optionalText("signal", "one of " + SENSORS);
    name.ifPresent(given -> requireParameter("signal", kind));
    return name.map(given ->
        Sensor.named(given)
            .orElseThrow(
                () -> Problem.badField("signal", "\"" + given + "\"", "one of " + SENSORS)));
  }

  private static Optional<Duration> skew(JsonFields fields, FaultKind kind) {
    Optional<Duration> skew = fields.duration("seconds");
    skew.ifPresent(given -> requireParameter("seconds", kind));
    return skew;
  }

  private static void requireParameter(String name, FaultKind kind) {
    if (!kind.parameters().contains(name)) {
      throw Problem.badField(name, "a field that " + kind.id() + " does not take", "none");
    }
  }

  private Reply withdraw(String id) {
    if (plant.withdraw(id).isEmpty()) {
      String open = plant.faults().stream().map(Fault::id).collect(Collectors.joining(", "));
      throw Problem.notFound(
          "fault \"" + id + "\"", open.isEmpty() ? "none is open" : "one of " + open);
    }
    return Reply.nothing();
  }
}
