package org.millwright.connectors.historian;

import java.net.URI;
import java.time.Duration;

/**
 * Where the historian is and how it keeps readings.
 *
 * @param url takes {@code POST /api/v2/write}
 * @param backend what answers there
 * @param oldest readings further behind their arrival than this have a wrong clock, 1 h to {@code
 *     keep}
 * @param newest readings further ahead of their arrival than this have a wrong clock, 1 s to 1 day
 */
public record HistorianSettings(
    URI url, Backend backend, Keep keep, Duration oldest, Duration newest) {

  public HistorianSettings {
    if (url.getHost() == null) {
      throw new IllegalArgumentException("url is \"" + url + "\", expected http://HOST:PORT");
    }
    between("oldest", oldest, Duration.ofHours(1), keep.readings());
    between("newest", newest, Duration.ofSeconds(1), Duration.ofDays(1));
  }

  /** The usual: readings 7 days behind and 10 minutes ahead of their arrival are believed. */
  public static HistorianSettings of(URI url, Backend backend, Keep keep) {
    Duration week = Duration.ofDays(7);
    Duration oldest = keep.readings().compareTo(week) < 0 ? keep.readings() : week;
    return new HistorianSettings(url, backend, keep, oldest, Duration.ofMinutes(10));
  }

  /** The usual settings of QuestDB on one box. */
  public static HistorianSettings questDb(URI url, String sqlUrl, String user, String password) {
    return of(url, new Backend.QuestDb(sqlUrl, user, password), Keep.STANDARD);
  }

  static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }

  @Override
  public String toString() {
    return url + " (" + backend + "), kept for " + keep.readings();
  }
}
