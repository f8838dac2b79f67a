package org.millwright.domain.oee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was calculated by hand, beside what a report says. */
final class Hand {

  private Hand() {}

  /** The parts of the planned busy time in minutes, and their sum. */
  static void minutes(Report report, double apt, double aust, double adet, double adot) {
    element(report, TimeElement.PRODUCTION, apt);
    element(report, TimeElement.SETUP, aust);
    element(report, TimeElement.DELAY, adet);
    element(report, TimeElement.DOWN, adot);
    assertThat(report.oee().time().plannedBusy())
        .as("PBT = APT + AUST + ADET + ADOT")
        .isEqualTo(seconds(60 * (apt + aust + adet + adot)));
  }

  static void element(Report report, TimeElement element, double minutes) {
    assertThat(report.oee().time().of(element)).as(element.word()).isEqualTo(seconds(60 * minutes));
  }

  static void lost(Report report, Loss loss, double seconds) {
    assertThat(Losses.of(report).lost().get(loss))
        .as(loss.name())
        .isEqualTo(Math.round(seconds * 1_000_000));
  }

  static void is(OptionalDouble found, double expected) {
    assertThat(found).hasValueCloseTo(expected, within(1e-12));
  }

  /** In percent, as it is written down. */
  static void percent(OptionalDouble found, String expected) {
    assertThat(percent(found.orElseThrow())).isEqualTo(expected);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(1_000 * seconds));
  }
}
