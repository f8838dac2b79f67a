package org.millwright.connectors.historian;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the historian is and how it keeps readings.
 *
 * @param url takes {@code POST /api/v2/write}: QuestDB, InfluxDB 2 or 3, VictoriaMetrics
 * @param token for writing; null to write with QuestDB's account, which is {@code sqlUser} and
 *     {@code sqlPassword}. Never printed
 * @param organisation InfluxDB's; any word for QuestDB
 * @param bucket InfluxDB's; any word for QuestDB
 * @param sqlUrl QuestDB's PostgreSQL wire, such as {@code jdbc:postgresql://127.0.0.1:8812/qdb}
 * @param sqlPassword never printed
 * @param keep how long readings are kept, whole hours, 1 h to 10 years; 32 bytes a reading
 * @param oldest readings further behind their arrival than this have a wrong clock, 1 h to {@code
 *     keep}
 * @param newest readings further ahead of their arrival than this have a wrong clock, 1 s to 1 day
 */
public record HistorianSettings(
    URI url,
    @Nullable String token,
    String organisation,
    String bucket,
    String sqlUrl,
    String sqlUser,
    String sqlPassword,
    Duration keep,
    Duration oldest,
    Duration newest) {

  public HistorianSettings {
    if (url.getHost() == null) {
      throw new IllegalArgumentException("url is \"" + url + "\", expected http://HOST:PORT");
    }
    if (!sqlUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "sqlUrl is \"" + sqlUrl + "\", expected jdbc:postgresql://HOST:PORT/qdb");
    }
    between("keep", keep, Duration.ofHours(1), Duration.ofDays(3653));
    between("oldest", oldest, Duration.ofHours(1), keep);
    between("newest", newest, Duration.ofSeconds(1), Duration.ofDays(1));
  }

  /** The usual settings of QuestDB on one box: 90 days kept, 7 days behind, 10 minutes ahead. */
  public static HistorianSettings questDb(
      URI url, String sqlUrl, String sqlUser, String sqlPassword) {
    return new HistorianSettings(
        url,
        null,
        "millwright",
        "millwright",
        sqlUrl,
        sqlUser,
        sqlPassword,
        Duration.ofDays(90),
        Duration.ofDays(7),
        Duration.ofMinutes(10));
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }

  @Override
  public String toString() {
    return url + " and " + sqlUrl + ", kept for " + keep;
  }
}
