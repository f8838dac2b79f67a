package org.millwright.connectors.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Duration BOUND = Duration.ofSeconds(10);

  @Test
  void whoeverWaitsAtAFullLaneGoesOnWhenItIsClosed() throws Exception {
    var lane = new Lane("full", Joining.USUAL);
    var added = new AtomicInteger();
    Thread adding =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 2_000; i++) {
                lane.add(CompletableFuture::new, () -> {});
                added.incrementAndGet();
              }
            });
    // One is in the receiver's hands and 1,024 wait.
    await().atMost(BOUND).until(() -> added.get() == 1_025);

    lane.close();

    assertThat(adding.join(BOUND)).isTrue();
  }
}
