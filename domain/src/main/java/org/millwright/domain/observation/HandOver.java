package org.millwright.domain.observation;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Hands something to a {@link Source.Receiver} until it is taken: again after each refusal, and
 * never again while the receiver has not answered, for then it would be there twice.
 */
public final class HandOver {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private HandOver() {}

  /**
   * Returns when the receiver has taken it.
   *
   * @param handOver gives it to the receiver; called once a try
   * @throws InterruptedException when the source closes meanwhile
   */
  public static void untilTaken(Supplier<CompletionStage<Void>> handOver)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (!taken(handOver)) {
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private static boolean taken(Supplier<CompletionStage<Void>> handOver)
      throws InterruptedException {
    try {
      handOver.get().toCompletableFuture().get();
      return true;
    } catch (ExecutionException | RuntimeException refused) {
      return false;
    }
  }
}
