package org.millwright.connectors.camunda;

import java.net.URI;
import java.util.Set;

/**
 * Where the engine is.
 *
 * @param grpc such as {@code http://127.0.0.1:26500}; {@code https} encrypts
 * @param rest such as {@code http://127.0.0.1:28080}; tasks are claimed and completed there
 */
public record EngineSettings(URI grpc, URI rest) {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  public EngineSettings {
    requireWeb("grpc", grpc);
    requireWeb("rest", rest);
  }

  private static void requireWeb(String name, URI address) {
    if (address.getScheme() == null
        || !SCHEMES.contains(address.getScheme())
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "%s address of the engine is \"%s\", expected http://host:port or https://host:port"
              .formatted(name, address));
    }
  }
}
