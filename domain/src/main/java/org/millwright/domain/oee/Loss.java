package org.millwright.domain.oee;

import java.util.Locale;
import java.util.Optional;

/** Where calendar time goes on its way to good time, in the order of the waterfall. */
public enum Loss {
  /** Outside any shift. */
  UNSCHEDULED("Not scheduled"),
  /** PDOT: breaks, planned maintenance. */
  PLANNED_DOWN("Planned downtime"),
  /** Nobody knows what the machine did. */
  UNKNOWN("Unknown"),
  /** ADOT: able, and without an order. */
  NO_ORDER("No order"),
  /** An order runs, and the machine is idle. */
  WAITING("Waiting"),
  /** Waiting for what comes before it in the line. */
  STARVED("Starved"),
  /** Waiting for what comes after it in the line. */
  BLOCKED("Blocked"),
  /** The machine itself was unable. */
  BREAKDOWN("Breakdown"),
  /** Stops shorter than the machine's terms, whatever their state. */
  MINOR("Minor stops"),
  /** AUST: being set up. */
  SETUP("Setup"),
  /** APT less PRI · PQ; below 0 when the machine was faster than planned. */
  SPEED("Speed"),
  /** PRI · (PQ − GQ): pieces that are not good. */
  QUALITY("Quality");

  private final String title;

  Loss(String title) {
    this.title = title;
  }

  /** In words for people. */
  public String title() {
    return title;
  }

  /** The word in messages, such as {@code planned-down}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The loss of a word, empty when it is none. */
  public static Optional<Loss> of(String word) {
    for (Loss loss : values()) {
      if (loss.word().equals(word)) {
        return Optional.of(loss);
      }
    }
    return Optional.empty();
  }
}
