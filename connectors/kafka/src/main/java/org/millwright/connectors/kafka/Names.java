package org.millwright.connectors.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.millwright.domain.observation.SignalName;

/** The signal names met so far, so that each is checked and kept once; bounded. */
final class Names {

  private static final int MOST = 50_000;

  private final Map<String, SignalName> known = new ConcurrentHashMap<>();

  SignalName signal(String text) {
    return known(text)
        .orElseThrow(() ->
            new UnreadableRecord(
                "signals: found \""
                    + text
                    + "\", expected lower-case letters, digits and inner hyphens"));
  }

  /** The name, empty when the text is none. */
  Optional<SignalName> known(String text) {
    SignalName name = known.get(text);
    if (name != null) {
      return Optional.of(name);
    }
    Optional<SignalName> met = SignalName.of(text);
    if (known.size() < MOST) {
      met.ifPresent(it -> known.put(text, it));
    }
    return met;
  }
}
