package org.millwright.connectors.historian;

import java.time.Duration;

/**
 * How long what is kept.
 *
 * @param readings as they came, whole hours, 1 h to 10 years; some 32 bytes a reading
 * @param minutes rolled up by the minute, whole days, from {@code readings} to 10 years; some 80
 *     bytes a minute and signal
 * @param hours rolled up by the hour, whole days, from {@code minutes} to 50 years
 */
public record Keep(Duration readings, Duration minutes, Duration hours) {

  /** 30 days of readings, a year of minutes, ten years of hours. */
  public static final Keep STANDARD =
      new Keep(Duration.ofDays(30), Duration.ofDays(366), Duration.ofDays(3653));

  public Keep {
    HistorianSettings.between("keep", readings, Duration.ofHours(1), Duration.ofDays(3653));
    HistorianSettings.between("keep-minutes", minutes, readings, Duration.ofDays(3653));
    HistorianSettings.between("keep-hours", hours, minutes, Duration.ofDays(18_263));
  }
}
