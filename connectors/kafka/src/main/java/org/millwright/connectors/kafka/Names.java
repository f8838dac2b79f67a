package org.millwright.connectors.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.observation.SignalName;

/** The signal names met so far, so that each is checked and kept once; bounded. */
final class Names {

  private static final int MOST = 50_000;

  private final Map<String, SignalName> known = new ConcurrentHashMap<>();

  SignalName signal(String text) {
    SignalName name = known.get(text);
    if (name == null) {
      name =
          SignalName.of(text)
              .orElseThrow(() ->
                  new UnreadableRecord(
                      "signals: found \""
                          + text
                          + "\", expected lower-case letters, digits and inner hyphens"));
      if (known.size() < MOST) {
        known.put(text, name);
      }
    }
    return name;
  }
}
