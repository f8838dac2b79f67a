package org.millwright.twin.plant;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What a machine's sensors feel: a mean that follows the load, correlated noise, and the marks of
 * its faults.
 */
final class Physics {
  private static final double THERMAL_SECONDS = 90;

  private final MachineProfile profile;
  private final Map<Sensor, Noise> noise = new EnumMap<>(Sensor.class);
  private final Noise loadSwing = new Noise(0.02, 30, Nominal.LOAD_SWING);
  private final Damage damage;

  private double running = 1;
  private double warmth;

  Physics(MachineProfile profile) {
    this.profile = profile;
    this.damage = new Damage(profile);
    this.warmth = profile.nominal(Sensor.TEMPERATURE).busy();
    for (Sensor sensor : Sensor.values()) {
      double sigma = profile.nominal(sensor).noise();
      noise.put(sensor, new Noise(sigma, correlationSeconds(sensor), Nominal.CUT_OFF * sigma));
    }
  }

  /** One step on; returns all four values, rounded to a thousandth. */
  Map<Sensor, Double> step(RandomGenerator random, MachineState state, Set<FaultKind> faults) {
    running = approach(running, state == MachineState.EXECUTE ? 1 : 0, 1);
    double load = running * (1 + loadSwing.next(random));
    Nominal temperature = profile.nominal(Sensor.TEMPERATURE);
    warmth = approach(warmth, mean(temperature, load), THERMAL_SECONDS);
    damage.step(faults);

    Map<Sensor, Double> felt = new EnumMap<>(Sensor.class);
    for (Sensor sensor : Sensor.values()) {
      double deviation = noiseOf(sensor).next(random);
      felt.put(sensor, rounded(feel(sensor, load, deviation, state)));
    }
    return felt;
  }

  private double feel(Sensor sensor, double load, double deviation, MachineState state) {
    Nominal nominal = profile.nominal(sensor);
    return switch (sensor) {
      case TEMPERATURE -> warmth + deviation + damage.heat();
      case VIBRATION -> mean(nominal, load) + deviation + damage.vibration() * running;
      case POWER -> (mean(nominal, load) + deviation) * damage.powerShare() * supply(state);
      case SPEED -> Math.max(0, (nominal.busy() + deviation) * running);
    };
  }

  /** A machine that is down draws only what its controller needs. */
  private static double supply(MachineState state) {
    return state == MachineState.ABORTED ? 0.3 : 1;
  }

  private static double mean(Nominal nominal, double load) {
    return nominal.idle() + (nominal.busy() - nominal.idle()) * load;
  }

  /** A first-order lag, one step on. */
  static double approach(double from, double to, double seconds) {
    return to + (from - to) * Math.exp(-Plant.STEP_SECONDS / seconds);
  }

  private Noise noiseOf(Sensor sensor) {
    Noise found = noise.get(sensor);
    if (found == null) {
      throw new IllegalStateException(profile.id() + " has no noise for " + sensor);
    }
    return found;
  }

  private static double correlationSeconds(Sensor sensor) {
    return switch (sensor) {
      case TEMPERATURE -> 10;
      case VIBRATION -> 2;
      case POWER, SPEED -> 3;
    };
  }

  private static double rounded(double value) {
    double thousandths = Math.rint(value * 1000) / 1000;
    return thousandths == 0 ? 0 : thousandths;
  }
}
