package org.millwright.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LiveTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final Live live = new Live(JsonMapper.shared());

  @Test
  void openConsolesEndWhenTheStopBegins() throws InterruptedException {
    Thread console = open();
    assertThat(live.isRunning()).isTrue();

    live.stop();

    assertThat(console.join(SOON)).isTrue();
    assertThat(live.isRunning()).isFalse();
  }

  @Test
  void aConsoleThatComesWhileTheAppStopsEndsAtOnce() throws InterruptedException {
    live.stop();

    assertThat(open().join(SOON)).isTrue();
  }

  private Thread open() {
    var listener = new Listener(live);
    live.join(listener);
    return Thread.ofVirtual().start(listener);
  }
}
