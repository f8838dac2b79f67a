package org.millwright.domain.oee;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The shares of a window that limits, findings and countermeasures speak of; 1 for 100 %. */
public enum OeeRatio {
  /** PRI · GQ / PBT. */
  OEE,
  /** APT / PBT. */
  AVAILABILITY,
  /** PRI · PQ / APT; above 1 when the planned run time is too long. */
  EFFECTIVENESS,
  /** GQ / PQ. */
  QUALITY,
  /** SQ / PQ. */
  SCRAP_RATIO,
  /** Of planned time without breaks: the part of which nobody knows what the machine did. */
  UNKNOWN;

  /** The word in sheets and messages, such as {@code scrap-ratio}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The ratio of a word, empty when it is none. */
  public static Optional<OeeRatio> of(String word) {
    for (OeeRatio ratio : values()) {
      if (ratio.word().equals(word)) {
        return Optional.of(ratio);
      }
    }
    return Optional.empty();
  }

  /** Its value for the time and output of a window; empty where it is not defined. */
  public OptionalDouble of(Oee oee) {
    return switch (this) {
      case OEE -> oee.oee();
      case AVAILABILITY -> oee.availability();
      case EFFECTIVENESS -> oee.effectiveness();
      case QUALITY -> oee.quality();
      case SCRAP_RATIO -> oee.scrapRatio();
      case UNKNOWN -> unknown(oee.time());
    };
  }

  private static OptionalDouble unknown(TimeAccount time) {
    double unknown = time.unknown().toMillis();
    double planned = unknown + time.plannedBusy().toMillis();
    return planned > 0 ? OptionalDouble.of(unknown / planned) : OptionalDouble.empty();
  }

  /** True when less of it is better. */
  public boolean isBetterLow() {
    return switch (this) {
      case OEE, AVAILABILITY, EFFECTIVENESS, QUALITY -> false;
      case SCRAP_RATIO, UNKNOWN -> true;
    };
  }
}
