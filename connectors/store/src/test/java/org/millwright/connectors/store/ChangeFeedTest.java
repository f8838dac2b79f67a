package org.millwright.connectors.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.millwright.connectors.store.DeadLetterTable.DeadLetter;

class ChangeFeedTest {

  @RegisterExtension static final Postgres POSTGRES = new Postgres();

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final DeadLetterTable letters = new DeadLetterTable(POSTGRES.database());

  private final ChangeFeed.Listener listener =
      new ChangeFeed.Listener() {
        @Override
        public void changed(Change change) {
          heard.add(change.kind() + " " + change.key());
        }

        @Override
        public void missed() {
          heard.add("missed");
        }
      };

  @Test
  void aCommittedChangeIsHeardAndAnOutageIsTold() throws Exception {
    try (var _ = new ChangeFeed(POSTGRES.database(), listener)) {
      assertThat(next()).isEqualTo("missed");

      letters.put(letter("mqtt/0/1"));
      assertThat(next()).isEqualTo("DEAD_LETTER mqtt/0/1");

      // The same letter again changes nothing, so the next thing heard is the outage.
      letters.put(letter("mqtt/0/1"));
      POSTGRES.kill();
      await().atMost(Duration.ofSeconds(30)).until(() -> POSTGRES.database().fault() != null);
      POSTGRES.restart();
      assertThat(next()).isEqualTo("missed");

      letters.put(letter("mqtt/0/2"));
      assertThat(next()).isEqualTo("DEAD_LETTER mqtt/0/2");
    }
  }

  @Test
  void aListenerThatFailsAfterAnOutageIsToldAgain() throws Exception {
    var fails = new AtomicBoolean(true);
    var failing =
        new ChangeFeed.Listener() {
          @Override
          public void changed(Change change) {
            listener.changed(change);
          }

          @Override
          public void missed() {
            if (fails.getAndSet(false)) {
              throw new IllegalStateException("the lists cannot be read");
            }
            listener.missed();
          }
        };
    try (var _ = new ChangeFeed(POSTGRES.database(), failing)) {
      assertThat(next()).isEqualTo("missed");

      letters.put(letter("mqtt/0/3"));
      assertThat(next()).isEqualTo("DEAD_LETTER mqtt/0/3");
    }
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(60, TimeUnit.SECONDS));
  }

  private static DeadLetter letter(String id) {
    return DeadLetter.of(id, "mqtt:plant", "plant/x", Postgres.T0, "not JSON", new byte[] {1});
  }
}
