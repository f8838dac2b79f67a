package org.millwright.connectors.mqtt;

import java.util.Objects;

/**
 * How to reach a broker.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId names the session at the broker; no two connections may share it
 * @param user empty when the broker asks for none
 */
record BrokerSettings(String url, String clientId, String user, String password) {

  private static final String URL_FORM = "(tcp|ssl)://[^/\\s]+:\\d{1,5}";

  BrokerSettings {
    Objects.requireNonNull(password, "password");
  }

  /**
   * Reads {@code url}, {@code clientId}, {@code user} and {@code password}.
   *
   * @param clientId when the route gives none
   */
  static BrokerSettings of(Parameters parameters, String clientId) {
    return new BrokerSettings(
        parameters.matching(
            "url", "", URL_FORM, "tcp:// or ssl:// with host and port, such as tcp://broker:1883"),
        parameters.matching(
            "clientId", clientId, "[!-~]{1,128}", "1 to 128 printable characters without blanks"),
        parameters.text("user", ""),
        parameters.text("password", ""));
  }

  @Override
  public String toString() {
    return url + " as " + clientId;
  }
}
