package org.millwright.connectors.camunda;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that processes wait for.
 *
 * @param name as the BPMN names it
 * @param correlationKey which instance is meant
 * @param messageId while the engine keeps a message, another of the same name, key and id has no
 *     effect
 * @param timeToLive how long the engine keeps it for an instance that does not wait yet
 * @param variables set in the instance
 */
public record EngineMessage(
    String name,
    String correlationKey,
    String messageId,
    Duration timeToLive,
    Map<String, @Nullable Object> variables) {
  public EngineMessage {
    if (name.isBlank() || correlationKey.isBlank() || messageId.isBlank()) {
      throw new IllegalArgumentException(
          "message needs a name, a correlation key and an id; found \"%s\", \"%s\", \"%s\""
              .formatted(name, correlationKey, messageId));
    }
    if (timeToLive.isNegative()) {
      throw new IllegalArgumentException(
          "time to live of %s is %s, expected 0 or more".formatted(name, timeToLive));
    }
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }
}
