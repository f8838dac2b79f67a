package org.millwright.tests.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints how long things took: for people to read, never asserted. */
final class Figures {
  private Figures() {}

  static void took(String what, Instant from, Instant to) {
    say(String.format(Locale.ROOT, "%s: %.2f s", what, seconds(from, to)));
  }

  static void say(String sentence) {
    System.out.println("line: " + sentence);
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
