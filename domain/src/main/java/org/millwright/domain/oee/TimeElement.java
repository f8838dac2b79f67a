package org.millwright.domain.oee;

import java.util.Locale;

/**
 * What a moment of a machine's time counts as. Every moment of the calendar is exactly one of them.
 *
 * <p>The abbreviations are those of ISO 22400-2:2014.
 */
public enum TimeElement {
  /** APT, actual production time: value is being added. */
  PRODUCTION,
  /** AUST, actual unit setup time: being set up for an order. */
  SETUP,
  /** ADET, actual unit delay time: an order runs, and the machine does not produce. */
  DELAY,
  /** ADOT, actual unit down time: able to produce, and without an order. */
  DOWN,
  /** Within the planned operation time, and nobody knows what the machine did. */
  UNKNOWN,
  /** PDOT, planned downtime: breaks, planned maintenance. */
  PLANNED_DOWN,
  /** Outside the planned operation time. */
  UNSCHEDULED;

  /** True for the parts of PBT, planned busy time. */
  public boolean isBusy() {
    return switch (this) {
      case PRODUCTION, SETUP, DELAY, DOWN -> true;
      case UNKNOWN, PLANNED_DOWN, UNSCHEDULED -> false;
    };
  }

  /** The word in messages and files, such as {@code planned-down}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
