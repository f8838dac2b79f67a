package org.millwright.tests.line;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Waits with a bound. A server that is away for a while is no failure. */
final class Eventually {
  private static final Duration POLL = Duration.ofMillis(200);

  private Eventually() {}

  /** What {@code look} finds within the bound; {@code what} says in words what is waited for. */
  static <T> T find(String what, Duration bound, Supplier<Optional<T>> look) {
    var found = new AtomicReference<Optional<T>>(Optional.empty());
    holds(
        what,
        bound,
        () -> {
          found.set(look.get());
          return found.get().isPresent();
        });
    return found.get().orElseThrow();
  }

  static void holds(String what, Duration bound, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(bound)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .ignoreExceptionsMatching(Eventually::away)
        .until(condition::getAsBoolean);
  }

  /** The condition holds whenever it is looked at during this time. */
  static void staysTrue(String what, Duration time, BooleanSupplier condition) {
    Awaitility.await(what)
        .during(time)
        .atMost(time.plusSeconds(5))
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .failFast(what, () -> !condition.getAsBoolean())
        .until(condition::getAsBoolean);
  }

  private static boolean away(Throwable e) {
    return e instanceof UncheckedIOException;
  }
}
