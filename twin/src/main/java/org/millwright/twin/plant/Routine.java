package org.millwright.twin.plant;

import java.util.random.RandomGenerator;

/** How a healthy machine spends its time: long runs, now and then a short pause for a reason. */
final class Routine {
  private static final double RESTART_SECONDS = 5;

  private MachineState state = MachineState.EXECUTE;
  private double remainingSeconds;

  Routine(RandomGenerator random) {
    remainingSeconds = run(random);
  }

  MachineState state() {
    return state;
  }

  /**
   * One step on.
   *
   * @param jammed the machine is down for as long as this holds
   * @param pressed no pauses for as long as this holds
   */
  void step(RandomGenerator random, boolean jammed, boolean pressed) {
    remainingSeconds -= Plant.STEP_SECONDS;
    if (jammed) {
      state = MachineState.ABORTED;
    } else if (state == MachineState.ABORTED) {
      enter(MachineState.IDLE, RESTART_SECONDS);
    } else if (pressed) {
      state = MachineState.EXECUTE;
      remainingSeconds = Math.max(remainingSeconds, RESTART_SECONDS);
    } else if (remainingSeconds <= 0) {
      next(random);
    }
  }

  private void next(RandomGenerator random) {
    if (state != MachineState.EXECUTE) {
      enter(MachineState.EXECUTE, run(random));
      return;
    }
    double dice = random.nextDouble();
    if (dice < 0.4) {
      enter(MachineState.STARVED, random.nextDouble(8, 20));
    } else if (dice < 0.7) {
      enter(MachineState.BLOCKED, random.nextDouble(8, 20));
    } else if (dice < 0.9) {
      enter(MachineState.IDLE, random.nextDouble(10, 30));
    } else {
      enter(MachineState.SETUP, random.nextDouble(30, 60));
    }
  }

  private void enter(MachineState next, double seconds) {
    state = next;
    remainingSeconds = seconds;
  }

  private static double run(RandomGenerator random) {
    return random.nextDouble(90, 420);
  }
}
