package org.millwright.app.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where parts of the app tell what just changed; every open console hears it. */
@Component
public final class Live {

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final JsonMapper json;

  Live(JsonMapper json) {
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
  }

  void leave(Listener listener) {
    listeners.remove(listener);
  }

  /** One event, its data as JSON text. */
  record Change(String event, String data) {}
}
