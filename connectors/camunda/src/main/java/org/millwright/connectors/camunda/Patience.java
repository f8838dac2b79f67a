package org.millwright.connectors.camunda;

import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.camunda.zeebe.client.api.command.FinalCommandStep;
import io.grpc.Status;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Repeats commands while the engine is busy or away, with back-off, until told to stop. */
final class Patience {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 3_200;

  /** Said once for each command, when it has been repeated for a while. */
  private static final long WARN_MILLIS = 1_600;

  /** Says nothing about the command, only about the engine at that moment. */
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.ABORTED,
          Status.Code.CANCELLED,
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN);

  private final CountDownLatch stopped = new CountDownLatch(1);

  void stop() {
    stopped.countDown();
  }

  /**
   * Sends a command until the engine answers it.
   *
   * @param worthwhile asked before each repetition
   * @return the answer; empty when it was stopped or is no longer worthwhile
   * @throws ClientStatusException when the engine refuses the command for good
   */
  <T> Optional<T> send(String what, FinalCommandStep<T> command, BooleanSupplier worthwhile) {
    long pause = FIRST_MILLIS;
    do {
      try {
        return Optional.ofNullable(command.send().join());
      } catch (ClientStatusException e) {
        if (!PASSING.contains(e.getStatusCode())) {
          throw e;
        }
        LOG.atLevel(pause == WARN_MILLIS ? Level.WARN : Level.DEBUG)
            .log("{}: {}, again in {} ms", what, e.getMessage(), pause);
      }
      if (pausedUntilStopped(pause)) {
        return Optional.empty();
      }
      pause = Math.min(2 * pause, LONGEST_MILLIS);
    } while (worthwhile.getAsBoolean());
    return Optional.empty();
  }

  private boolean pausedUntilStopped(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
