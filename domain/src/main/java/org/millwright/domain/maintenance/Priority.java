package org.millwright.domain.maintenance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon a work order wants hands, from the least. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  URGENT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Priority> of(String word) {
    return Arrays.stream(values()).filter(priority -> priority.word().equals(word)).findFirst();
  }
}
