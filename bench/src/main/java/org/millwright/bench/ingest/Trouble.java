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

  /** Kills the edge, the app or both, so many times, evenly over the time. */
  void kill(int times, Duration within, long seed) throws InterruptedException {
    var random = new Random(seed);
    for (int i = 0; i < times; i++) {
      TimeUnit.MILLISECONDS.sleep(within.toMillis() / (times + 1));
      for (PartName victim : VICTIMS.get(random.nextInt(VICTIMS.size()))) {
        killed += kill(victim) ? 1 : 0;
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
