package org.millwright.connectors.historian;

import org.jspecify.annotations.Nullable;

/** Which server keeps the readings, and how it is asked. */
public sealed interface Backend {

  /**
   * QuestDB.
   *
   * @param sqlUrl its PostgreSQL wire, such as {@code jdbc:postgresql://127.0.0.1:8812/qdb}
   * @param user of SQL and of writes
   * @param password never printed
   */
  record QuestDb(String sqlUrl, String user, String password) implements Backend {
    public QuestDb {
      if (!sqlUrl.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "sqlUrl is \"" + sqlUrl + "\", expected jdbc:postgresql://HOST:PORT/qdb");
      }
    }

    @Override
    public String toString() {
      return "QuestDB, " + sqlUrl;
    }
  }

  /**
   * InfluxDB: written at {@code /api/v2/write}, asked in InfluxQL at {@code /query}.
   *
   * @param database holds the retention policies {@code raw}, {@code minutes} and {@code hours}
   * @param organisation any word where there is none
   * @param token null where none is asked for; never printed
   */
  record InfluxDb(String database, String organisation, @Nullable String token) implements Backend {
    public InfluxDb {
      if (!database.matches("[A-Za-z0-9_-]{1,64}")) {
        throw new IllegalArgumentException(
            "database is \"" + database + "\", expected letters, digits, - and _");
      }
    }

    @Override
    public String toString() {
      return "InfluxDB, " + database;
    }
  }
}
