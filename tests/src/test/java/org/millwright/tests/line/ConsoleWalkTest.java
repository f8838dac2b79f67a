package org.millwright.tests.line;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.millwright.tests.line.Answers.Task;

/** The seven pages of the console while a story is open, each checked for accessibility. */
@ExtendWith(SharedPlant.class)
class ConsoleWalkTest {
  private final RunningPlant plant;

  ConsoleWalkTest(RunningPlant plant) {
    this.plant = plant;
  }

  @Test
  void everyPageShowsWhatIsThereWhileAMachineNeedsWork() throws IOException, InterruptedException {
    Story story = Story.begin(plant, "conveyor-1");
    story.awaitFinding();
    Task task = story.awaitTask();

    new Browser(plant).walk();

    story.repair();
    story.complete(task, "Replaced the bearing of the drive roller");
    story.requireEndedOnce();
  }
}
