package org.millwright.tests.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A headless Chromium in front of the running plant, driven by the console's own scripts. */
final class Browser {
  private static final Duration BOUND = Duration.ofMinutes(5);

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
    var form = Web.text(Map.of("workDone", workDone));
    run("e2e:complete-task", Map.of("MILLWRIGHT_TASK", task.id(), "MILLWRIGHT_ANSWERS", form));
  }

  private void run(String script, Map<String, String> more)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile(plant.data().resolve("logs"), "browser", ".log");
    ProcessBuilder npm = new ProcessBuilder(List.of("npm", "run", "-s", script));
    npm.environment().put("MILLWRIGHT_URL", plant.url().toString());
    npm.environment().put("MILLWRIGHT_TOKEN", plant.token());
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
  }
}
