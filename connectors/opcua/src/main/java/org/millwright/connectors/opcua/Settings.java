package org.millwright.connectors.opcua;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;

/**
 * What a route says about an OPC UA server.
 *
 * @param endpoint {@code opc.tcp://host:port/path}; its host and port are used even when the server
 *     names others, as servers behind a gateway do
 * @param publishing how often the server sends what changed, 50 to 1000 ms; above that, a loss
 *     would be noticed too late
 * @param login who signs in; anonymous when empty
 * @param security {@code none}, or {@code Basic256Sha256}: signed and encrypted
 */
record Settings(
    String endpoint, Duration publishing, Optional<Login> login, SecurityPolicy security) {

  /** A user of the server. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[" + user + ", password withheld]";
    }
  }

  static final Set<String> PARAMETERS =
      Set.of("endpoint", "publishing", "user", "password", "security");

  private static final long DEFAULT_PUBLISHING = 250;

  static Settings of(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (!PARAMETERS.contains(name)) {
        throw new IllegalArgumentException(
            "parameter \"" + name + "\": expected one of " + PARAMETERS.stream().sorted().toList());
      }
    }
    return new Settings(
        endpoint(parameters.getOrDefault("endpoint", "")),
        publishing(parameters.getOrDefault("publishing", Long.toString(DEFAULT_PUBLISHING))),
        login(parameters.getOrDefault("user", ""), parameters.getOrDefault("password", "")),
        security(parameters.getOrDefault("security", "none")));
  }

  private static String endpoint(String text) {
    try {
      URI uri = new URI(text);
      if ("opc.tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
        return text;
      }
    } catch (URISyntaxException notAnAddress) {
      // refused below, with the address as it was given
    }
    throw refused("endpoint", text, "an address such as opc.tcp://192.168.0.10:4840/path");
  }

  private static Duration publishing(String text) {
    try {
      long millis = Long.parseLong(text);
      if (millis >= 50 && millis <= 1000) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException notANumber) {
      // refused below, with the text as it was given
    }
    throw refused("publishing", text, "milliseconds, 50 to 1000, such as 250");
  }

  private static Optional<Login> login(String user, String password) {
    if (user.isEmpty() && !password.isEmpty()) {
      throw refused("user", user, "the name that belongs to the password");
    }
    return user.isEmpty() ? Optional.empty() : Optional.of(new Login(user, password));
  }

  private static SecurityPolicy security(String text) {
    return switch (text) {
      case "none" -> SecurityPolicy.None;
      case "Basic256Sha256" -> SecurityPolicy.Basic256Sha256;
      default -> throw refused("security", text, "none or Basic256Sha256");
    };
  }

  private static IllegalArgumentException refused(String name, String found, String expected) {
    return new IllegalArgumentException(
        "parameter \"" + name + "\": found \"" + found + "\", expected " + expected);
  }
}
