package org.millwright.twin.plant;

import java.util.Set;

/**
 * How far the active faults have marked a machine; it heals by itself once they are gone, vibration
 * within 5 s.
 */
final class Damage {
  /** Wear carries vibration from its baseline to this, mm/s, in {@link #WEAR_SECONDS}. */
  private static final double WORN = 4.6;

  private static final double WEAR_SECONDS = 30;
  private static final double MOST_WEAR = 7.5;
  private static final double WEAR_HEAT = 10;
  private static final double OVERHEAT_SECONDS = 20;
  private static final double BREAK_PEAK = 3;
  private static final double BREAK_ROUGHNESS = 0.5;
  private static final double HEALING_SECONDS = 1.2;
  private static final double COOLING_SECONDS = 8;

  private final double wearPerStep;
  private final double margin;

  private double wear;
  private double wearHeat;
  private double overheat;
  private double peak;
  private boolean broken;

  Damage(MachineProfile profile) {
    double baseline = profile.nominal(Sensor.VIBRATION).busy();
    this.wearPerStep = (WORN - baseline) / WEAR_SECONDS * Plant.STEP_SECONDS;
    Nominal temperature = profile.nominal(Sensor.TEMPERATURE);
    this.margin = temperature.limit() - temperature.busy();
  }

  void step(Set<FaultKind> faults) {
    if (faults.contains(FaultKind.BEARING_WEAR)) {
      wear = Math.min(MOST_WEAR, wear + wearPerStep);
      wearHeat = Physics.approach(wearHeat, WEAR_HEAT, 60);
    } else {
      wear = Physics.approach(wear, 0, HEALING_SECONDS);
      wearHeat = Physics.approach(wearHeat, 0, COOLING_SECONDS);
    }
    if (faults.contains(FaultKind.OVERHEATING)) {
      overheat = Math.min(1.5 * margin, overheat + margin / OVERHEAT_SECONDS * Plant.STEP_SECONDS);
    } else {
      overheat = Physics.approach(overheat, 0, COOLING_SECONDS);
    }
    boolean breaks = faults.contains(FaultKind.TOOL_BREAK);
    peak = breaks && !broken ? BREAK_PEAK : Physics.approach(peak, 0, 1);
    broken = breaks;
  }

  /** Added to the vibration of a running machine, mm/s. */
  double vibration() {
    return wear + peak + (broken ? BREAK_ROUGHNESS : 0);
  }

  /** Added to the temperature, K. */
  double heat() {
    return wearHeat + overheat;
  }

  /** What is left of the power. */
  double powerShare() {
    return broken ? 0.5 : 1;
  }
}
