package org.millwright.app.live;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open console. Changes queue up to a bound; a console that does not keep up is let go, comes
 * back by itself and reads the lists again.
 */
final class Listener implements Runnable {

  private static final int BOUND = 4_000;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

  /** Never sent: it only ends a wait for the next change. */
  private static final Live.Change WAKE = new Live.Change("", "");

  private final BlockingQueue<Live.Change> queue = new LinkedBlockingQueue<>(BOUND);
  private final SseEmitter stream = new SseEmitter(0L);
  private final Live live;
  private volatile boolean open = true;

  Listener(Live live) {
    this.live = live;
    stream.onCompletion(this::leave);
    stream.onTimeout(this::leave);
    stream.onError(_ -> leave());
  }

  SseEmitter stream() {
    return stream;
  }

  void offer(Live.Change change) {
    if (!queue.offer(change)) {
      leave();
    }
  }

  /** Ends the stream; the console comes back by itself when it can. */
  void end() {
    leave();
    queue.offer(WAKE);
  }

  private void leave() {
    open = false;
    live.leave(this);
  }

  @Override
  public void run() {
    try {
      stream.send(SseEmitter.event().name("hello").data("{}"));
      Live.@Nullable Change change = next();
      while (open) {
        send(change);
        change = next();
      }
      stream.complete();
    } catch (IOException | IllegalStateException gone) {
      leave();
    } catch (InterruptedException _) {
      leave();
      Thread.currentThread().interrupt();
    }
  }

  private Live.@Nullable Change next() throws InterruptedException {
    return queue.poll(SIGN_OF_LIFE.toSeconds(), TimeUnit.SECONDS);
  }

  private void send(Live.@Nullable Change change) throws IOException {
    if (change == null) {
      stream.send(SseEmitter.event().comment("alive"));
    } else {
      stream.send(SseEmitter.event().name(change.event()).data(change.data()));
    }
  }
}
