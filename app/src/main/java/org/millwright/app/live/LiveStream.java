package org.millwright.app.live;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/live}. */
@RestController
class LiveStream {

  private final Live live;

  LiveStream(Live live) {
    this.live = live;
  }

  @GetMapping(path = "/api/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter open() {
    var listener = new Listener(live);
    live.join(listener);
    Thread.ofVirtual().name("live").start(listener);
    return listener.stream();
  }
}
