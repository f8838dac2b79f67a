package org.millwright.tests.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless Chromium in front of the running plant, driven by the console's own scripts. */
final class Browser {
  private static final Duration BOUND = Duration.ofMinutes(10);

  private final RunningPlant plant;

  Browser(RunningPlant plant) {
    this.plant = plant;
  }

  /** Walks through every page, each checked for accessibility. */
  void walk() throws IOException, InterruptedException {
    run("e2e", Map.of());
  }

  /** Takes, fills in and completes a task, as a technician would. */
  void complete(Answers.Task task, String workDone) throws IOException, InterruptedException {
    complete(task, Map.of("workDone", workDone));
  }

  /** The same with what is to be in each field of the form, by its label or its key. */
  void complete(Answers.Task task, Map<String, String> fields)
      throws IOException, InterruptedException {
    var form = Web.text(fields);
    run("e2e:complete-task", Map.of("MILLWRIGHT_TASK", task.id(), "MILLWRIGHT_ANSWERS", form));
  }

  /**
   * Holds what the pages show against the API: of a window that is over, and of what goes on.
   *
   * @return how many figures were compared on which page, in words
   */
  List<String> compareFigures(Instant from, Instant to) throws IOException, InterruptedException {
    String said =
        run(
            "e2e:figures",
            Map.of("MILLWRIGHT_FROM", from.toString(), "MILLWRIGHT_TO", to.toString()));
    return said.lines().filter(line -> line.startsWith("figures: ")).toList();
  }

  private String run(String script, Map<String, String> more)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(plant.data().resolve("logs"), "browser", ".log");
    ProcessBuilder npm = new ProcessBuilder(List.of("npm", "run", "-s", script));
    npm.environment().put("MILLWRIGHT_URL", plant.url().toString());
    npm.environment().put("MILLWRIGHT_TOKEN", plant.token());
    npm.environment().put("NO_COLOR", "1");
    npm.environment().putAll(more);
    npm.directory(Installation.SOURCES.resolve("console").toFile());
    Process process = npm.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (!ended || process.exitValue() != 0) {
      throw new AssertionError("npm run " + script + " failed:\n" + Files.readString(said));
    }
    return Files.readString(said);
  }
}
