package org.millwright.bench.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.millwright.stack.EmbeddedStack;
import org.millwright.stack.settings.PartName;

/** What goes wrong while readings come in. */
final class Trouble {

  private static final List<List<PartName>> VICTIMS =
      List.of(List.of(PartName.EDGE), List.of(PartName.APP), List.of(PartName.EDGE, PartName.APP));

  private final EmbeddedStack stack;
  private int killed;

  Trouble(EmbeddedStack stack) {
    this.stack = stack;
  }

  /** Kills the historian, and again whenever its supervisor has started it, for so long. */
  void keepHistorianDown(Duration outage) throws InterruptedException {
    long end = System.nanoTime() + outage.toNanos();
    while (System.nanoTime() < end) {
      kill(PartName.HISTORIAN);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Kills the edge, the app or both, so many times at random moments of the time; who is not
   * running yet after the last kill is waited for.
   */
  void kill(int times, Duration within, long seed) throws InterruptedException {
    var random = new Random(seed);
    long began = System.nanoTime();
    for (int i = 0; i < times; i++) {
      long due = began + (long) ((i + random.nextDouble()) * within.toNanos() / (times + 1));
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      for (PartName victim : VICTIMS.get(random.nextInt(VICTIMS.size()))) {
        while (!kill(victim)) {
          TimeUnit.MILLISECONDS.sleep(100);
        }
        killed++;
      }
    }
  }

  /** Processes of the app that were killed. */
  int killed() {
    return killed;
  }

  /** False when the part is not running now. */
  private boolean kill(PartName part) {
    try {
      return stack.process(part).destroyForcibly();
    } catch (IOException notRunning) {
      return false;
    }
  }
}
