package org.millwright.connectors.store;

import java.time.Duration;

/**
 * Where the database is and how long to wait for it.
 *
 * @param url a PostgreSQL JDBC address, such as {@code
 *     jdbc:postgresql://127.0.0.1:25432/millwright}
 * @param password never printed
 * @param connections most connections held at once, 1 to 100
 * @param patience how long a call keeps trying while the database is away, 1 s to 10 min; at least
 *     as long as a restart of the database takes
 */
public record StoreSettings(
    String url, String user, String password, int connections, Duration patience) {

  /** Connections that suit one box. */
  public static final int DEFAULT_CONNECTIONS = 8;

  /** A patience that outlasts a restart of PostgreSQL. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(60);

  public StoreSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "url is \""
              + url
              + "\", expected jdbc:postgresql://HOST:PORT/DATABASE; set the database's address");
    }
    if (connections < 1 || connections > 100) {
      throw new IllegalArgumentException("connections is " + connections + ", expected 1 to 100");
    }
    if (patience.compareTo(Duration.ofSeconds(1)) < 0
        || patience.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("patience is " + patience + ", expected PT1S to PT10M");
    }
  }

  /** The usual settings of one box. */
  public static StoreSettings of(String url, String user, String password) {
    return new StoreSettings(url, user, password, DEFAULT_CONNECTIONS, DEFAULT_PATIENCE);
  }

  @Override
  public String toString() {
    return user + "@" + url + ", " + connections + " connections, patience " + patience;
  }
}
