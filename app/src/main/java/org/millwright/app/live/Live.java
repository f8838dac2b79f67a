package org.millwright.app.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where parts of the app tell what just changed; every open console hears it. */
@Component
public final class Live implements SmartLifecycle {

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final JsonMapper json;
  private volatile boolean stopping;

  public Live(JsonMapper json) {
    this.json = json;
  }

  /**
   * Tells a change; never waits for a console.
   *
   * @param event the event's name in {@code docs/reference/http-api.md}
   * @param data becomes its JSON
   */
  public void tell(String event, Object data) {
    if (listeners.isEmpty()) {
      return;
    }
    var change = new Change(event, json.writeValueAsString(data));
    listeners.forEach(listener -> listener.offer(change));
  }

  void join(Listener listener) {
    listeners.add(listener);
    if (stopping) {
      listener.end();
    }
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  @Override
  public void start() {
    stopping = false;
  }

  /** The web server's stop waits for open calls, and a console's never ends by itself. */
  @Override
  public void stop() {
    stopping = true;
    listeners.forEach(Listener::end);
  }

  @Override
  public boolean isRunning() {
    return !stopping;
  }

  /** Before the web server's own phases. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }

  /** One event, its data as JSON text. */
  record Change(String event, String data) {}
}
