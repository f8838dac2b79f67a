package org.millwright.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.stack.part.Launch;
import org.millwright.stack.part.Part;

/** One part under supervision: started, watched, started again, stopped; one thread for each. */
final class SupervisedPart {
  private static final Duration START_BOUND = Duration.ofMinutes(5);

  /** The first end of a program also writes its class archive, seconds of work on a busy box. */
  private static final Duration STOP_BOUND = Duration.ofSeconds(45);

  private static final long POLL_MILLIS = 200;

  private final Part part;
  private final PidFile pidFile;
  private final PartLog log;
  private final StatusLines status;
  private final BackOff backOff = new BackOff();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Process process;

  SupervisedPart(Part part, PidFile pidFile, PartLog log, StatusLines status) {
    this.part = part;
    this.pidFile = pidFile;
    this.log = log;
    this.status = status;
  }

  Part part() {
    return part;
  }

  /** Starts supervising as soon as all that it needs is ready. */
  void start(List<SupervisedPart> needs) {
    Thread.ofPlatform().name(part.name().label()).start(() -> superviseAfter(needs));
  }

  /** Returns when the part has been ready for the first time. */
  void awaitReady() throws InterruptedException {
    ready.await();
  }

  void boundLog() throws IOException {
    log.bound();
  }

  private void superviseAfter(List<SupervisedPart> needs) {
    try {
      for (SupervisedPart need : needs) {
        need.awaitReady();
      }
      while (!isStopping()) {
        Duration pause = liveOnce();
        stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From one start to the end of the process; answers how long to wait before the next. */
  private Duration liveOnce() throws InterruptedException {
    long began = System.nanoTime();
    try {
      Process started = spawn();
      if (started == null) {
        return Duration.ZERO;
      }
      if (becomesReady(started)) {
        status.ready(part, since(began));
        ready.countDown();
      }
      int exitCode = started.waitFor();
      Duration pause = backOff.after(since(began));
      if (!isStopping()) {
        status.ended(part, exitCode, pause, log);
      }
      return pause;
    } catch (IOException e) {
      endUnlessStopping();
      Duration pause = backOff.after(since(began));
      status.failed(part, e, pause);
      return pause;
    }
  }

  /** A part that failed after its process was started must not run beside its next one. */
  private void endUnlessStopping() {
    Process left = running();
    if (left != null && left.isAlive() && !isStopping()) {
      PidFile.end(left.toHandle());
    }
  }

  private synchronized @Nullable Process spawn() throws IOException {
    if (isStopping()) {
      return null;
    }
    Launch launch = part.launch();
    ProcessBuilder builder = new ProcessBuilder(launch.command());
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(launch.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    Process started = builder.start();
    process = started;
    pidFile.write(started.toHandle());
    return started;
  }

  private boolean becomesReady(Process started) throws IOException, InterruptedException {
    long began = System.nanoTime();
    while (started.isAlive()) {
      if (part.ready()) {
        return true;
      }
      if (since(began).compareTo(START_BOUND) > 0) {
        PidFile.end(started.toHandle());
        throw new IOException(
            "not ready within " + START_BOUND.toMinutes() + " min; its log: " + log.file());
      }
      started.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  /** Stops the part in order within the bound, else ends it; returns when it is gone. */
  void stop() {
    stopping.countDown();
    Process running = running();
    if (running == null || !running.isAlive()) {
      return;
    }
    long began = System.nanoTime();
    boolean inOrder = false;
    try {
      part.stop(running);
      inOrder = running.waitFor(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      status.say(part.name().label() + " could not be asked to stop: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!inOrder) {
      PidFile.end(running.toHandle());
    }
    status.stopped(part, since(began), inOrder);
  }

  /** Waits for a start that is under way, so that it is stopped too. */
  private synchronized @Nullable Process running() {
    return process;
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }
}
