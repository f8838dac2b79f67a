package org.millwright.connectors.erp;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the ERP is and how patient we are with it.
 *
 * @param url where documents are posted to, such as {@code http://127.0.0.1:8099/erp/documents}
 * @param connectTimeout for the connection, 100 ms to 1 min
 * @param answerTimeout from the request to the end of the answer, 100 ms to 10 min
 * @param firstPause after the first failure; it doubles with each further one
 * @param longestPause the pauses' upper bound
 * @param refusedPause after the ERP said no for good, until it is asked again; minutes, for
 *     somebody has to mend something first
 * @param outboxFolder where every document also lies as a file, for an ERP that reads files
 */
public record ErpSettings(
    URI url,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration firstPause,
    Duration longestPause,
    Duration refusedPause,
    Path outboxFolder) {

  public ErpSettings {
    String scheme = url.getScheme();
    if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "url is \"" + url + "\", expected http://HOST:PORT/PATH or https://HOST:PORT/PATH");
    }
    between("connectTimeout", connectTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
    between("answerTimeout", answerTimeout, Duration.ofMillis(100), Duration.ofMinutes(10));
    between("firstPause", firstPause, Duration.ofMillis(10), Duration.ofHours(1));
    between("longestPause", longestPause, firstPause, Duration.ofDays(1));
    between("refusedPause", refusedPause, Duration.ofMillis(10), Duration.ofDays(7));
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }
}
