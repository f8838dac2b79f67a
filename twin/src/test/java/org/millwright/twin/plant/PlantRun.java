package org.millwright.twin.plant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A plant under test with its truth in memory; time moves only when told to. */
final class PlantRun {
  static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  final List<Truth> truth = new ArrayList<>();
  final Plant plant;

  PlantRun(long seed) {
    this.plant = new Plant(PlantLayout.machines(), seed, truth::add);
  }

  PlantRun forSeconds(double seconds) {
    long steps = Math.round(seconds / Plant.STEP_SECONDS);
    for (long i = 0; i < steps; i++) {
      plant.step();
    }
    return this;
  }

  /** Goes on until a machine shows something, at most an hour. */
  PlantRun until(String machine, Predicate<MachineImage> condition) {
    for (int i = 0; i < 36_000; i++) {
      if (condition.test(image(machine))) {
        return this;
      }
      plant.step();
    }
    throw new AssertionError(machine + " never got there within an hour");
  }

  MachineImage image(String machine) {
    Map<String, MachineImage> images = plant.images(NOW);
    MachineImage image = images.get(machine);
    if (image == null) {
      throw new AssertionError("no " + machine + " in " + images.keySet());
    }
    return image;
  }

  double value(String machine, Sensor sensor) {
    return image(machine).reading(sensor).orElseThrow();
  }

  Fault inject(String machine, FaultKind kind) {
    return plant.inject(FaultOrder.of(machine, kind));
  }

  Fault inject(String machine, FaultKind kind, Sensor sensor) {
    return plant.inject(
        new FaultOrder(machine, kind, Duration.ZERO, Optional.empty(), sensor, Duration.ZERO));
  }

  List<TruthEvent> events(Class<? extends TruthEvent> kind) {
    return truth.stream().map(Truth::event).filter(kind::isInstance).toList();
  }
}
