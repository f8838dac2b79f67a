package org.millwright.twin.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import org.millwright.twin.plant.Fault;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.plant.Sensor;

/** {@code GET /machines} and {@code POST /machines/ID/repair}. */
final class MachineRoutes {
  private final Plant plant;
  private final InstantSource clock;

  MachineRoutes(Plant plant, InstantSource clock) {
    this.plant = plant;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .on("GET /machines", request -> Reply.json(200, machines()))
        .on("POST /machines/*/repair", request -> Reply.json(200, repair(request.variable())));
  }

  private ArrayNode machines() {
    ArrayNode machines = JsonNodeFactory.instance.arrayNode();
    plant.images(clock.instant()).values().forEach(image -> machines.add(machine(image)));
    return machines;
  }

  private ObjectNode machine(MachineImage image) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", image.id());
    json.put("name", image.profile().name());
    json.put("line", image.profile().line());
    json.put("protocol", image.profile().protocol().id());
    json.put("state", image.state().name());
    json.put("reachable", image.reachable());
    json.put("at", image.at().truncatedTo(ChronoUnit.MILLIS).toString());
    values(image, json.putObject("values"));
    ObjectNode units = json.putObject("units");
    for (Sensor sensor : Sensor.values()) {
      units.put(sensor.signalName(), image.profile().unit(sensor));
    }
    ArrayNode faults = json.putArray("faults");
    for (Fault fault : plant.faults()) {
      if (fault.order().machine().equals(image.id())) {
        faults.add(FaultRoutes.fault(fault));
      }
    }
    return json;
  }

  private static void values(MachineImage image, ObjectNode values) {
    values.put("parts", image.parts());
    values.put("rejects", image.rejects());
    for (Sensor sensor : Sensor.values()) {
      OptionalDouble reading = image.reading(sensor);
      if (reading.isPresent()) {
        values.put(sensor.signalName(), reading.getAsDouble());
      } else {
        values.putNull(sensor.signalName());
      }
    }
  }

  private ObjectNode repair(String machine) {
    if (!plant.machineIds().contains(machine)) {
      throw Problem.notFound(
          "machine \"" + machine + "\"", "one of " + String.join(", ", plant.machineIds()));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("machine", machine);
    ArrayNode ended = json.putArray("ended");
    plant.repair(machine).forEach(fault -> ended.add(FaultRoutes.fault(fault)));
    return json;
  }
}
