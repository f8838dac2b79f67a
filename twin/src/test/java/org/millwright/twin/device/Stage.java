package org.millwright.twin.device;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.twin.plant.FaultKind;
import org.millwright.twin.plant.FaultOrder;
import org.millwright.twin.plant.MachineImage;
import org.millwright.twin.plant.Plant;
import org.millwright.twin.plant.PlantLayout;
import org.millwright.twin.plant.Sensor;

/**
 * A plant that stands still until told otherwise, so that a client must read exactly what it shows.
 */
final class Stage {
  static final Instant NOW = Instant.parse("2026-03-01T06:00:00.100Z");

  private final Plant plant = new Plant(PlantLayout.machines(), 1, truth -> {});
  private final List<String> machines;

  Stage(String... machines) {
    this.machines = List.of(machines);
    forSeconds(30);
  }

  Stage forSeconds(int seconds) {
    for (int i = 0; i < seconds * 10; i++) {
      plant.step();
    }
    return this;
  }

  Map<String, MachineImage> images() {
    Map<String, MachineImage> images = new LinkedHashMap<>(plant.images(NOW));
    images.keySet().retainAll(machines);
    return images;
  }

  MachineImage image(String machine) {
    return Optional.ofNullable(images().get(machine)).orElseThrow();
  }

  double value(String machine, Sensor sensor) {
    return image(machine).reading(sensor).orElseThrow();
  }

  Stage with(String machine, FaultKind kind, Sensor sensor) {
    plant.inject(
        new FaultOrder(machine, kind, Duration.ZERO, Optional.empty(), sensor, Duration.ZERO));
    return forSeconds(1);
  }

  Stage with(String machine, FaultKind kind) {
    return with(machine, kind, Sensor.VIBRATION);
  }

  Stage repaired(String machine) {
    plant.repair(machine);
    return forSeconds(1);
  }
}
